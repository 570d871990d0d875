import { createContext } from 'react'

/** What a page may ask of the frame around it; a frame without a menu opens none. */
export const ShellContext = createContext<{ openDrawer?: () => void }>({})
