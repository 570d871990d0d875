import { useCallback, useEffect, useRef } from 'react'
import { askForRow } from './ahead'
import type { LogRow } from './listPages'
import { rowSearch } from './rowSearch'
import type { LogsState } from './useLogsState'

/** Opens a row beside the list. The first one waits a moment for its spans; going from row to row does not. */
export function useOpenRow({ search, set }: LogsState): (row: LogRow, replace?: boolean) => void {
  const isOpen = search.trace !== undefined || search.thread !== undefined
  // Forgotten with the page's address and its end: an answer that comes later opens nothing.
  const waiting = useRef<LogRow | null>(null)
  useEffect(() => {
    const forgotten = waiting
    return () => {
      forgotten.current = null
    }
  }, [search])
  return useCallback(
    (row: LogRow, replace = false) => {
      const asked = askForRow(row)
      const open = () => set(rowSearch(row, search), replace)
      if (isOpen) return open()
      waiting.current = row
      void asked.then(() => waiting.current === row && open())
    },
    [set, search, isOpen],
  )
}
