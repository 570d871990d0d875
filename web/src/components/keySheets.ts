import { useEffect } from 'react'

/** [keys, text key: of `keys.*`, or a whole one with a dot]. */
export type KeyRow = [keys: string[], text: string]

const sheets: (() => void)[] = []

/** The sheet of a page: `?` opens the one that came last. */
export function useKeySheet(open: () => void): void {
  useEffect(() => {
    sheets.push(open)
    return () => void sheets.splice(sheets.indexOf(open), 1)
  }, [open])
}

/** False where the page has no sheet of its own. */
export function openPageSheet(): boolean {
  sheets.at(-1)?.()
  return sheets.length > 0
}

/** What every list knows: what pages without a sheet of their own show. */
export const LIST_KEYS: KeyRow[] = [
  [['J', 'K'], 'next'],
  [['X'], 'select'],
  [['⇧J', '⇧K'], 'extend'],
  [['↵'], 'open'],
  [['/'], 'filter'],
  [['⇧D'], 'density'],
  [['['], 'side'],
  [['?'], 'sheet'],
]
