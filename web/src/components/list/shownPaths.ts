import { createContext } from 'react'

/** Where the values of the columns in view are in a row of the server: what an export can be cut down to. */
export const ShownPaths = createContext<string[]>([])
