import { useState } from 'react'
import { store, stored } from '../../lib/storage'

/** A switch of the chooser of columns. */
export interface HeadSwitch {
  on: boolean
  toggle: () => void
}

/** Whether the heads of a table carry figures, kept in this browser. */
export function useHeadSwitch(name: string): HeadSwitch {
  const [on, setOn] = useState(() => stored(`heads.${name}`, true))
  return {
    on,
    toggle: () => {
      store(`heads.${name}`, !on)
      setOn(!on)
    },
  }
}
