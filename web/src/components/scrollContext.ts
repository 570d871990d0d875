import { createContext, type RefObject } from 'react'

/** The element that scrolls around a long value; virtual content measures itself against it. */
export const ScrollContext = createContext<RefObject<HTMLElement | null> | null>(null)
