import type { KeyRow } from '../../components/keySheets'
/** What keys do while a trace or a thread is open: [keys, text key below `keys.`]. */
export const PANEL_KEYS: KeyRow[] = [
  [['J', 'K'], 'next'],
  [['Esc'], 'close'],
  [['A'], 'annotate'],
  [['C'], 'comment'],
  [['T'], 'tags'],
  [['D'], 'keep'],
  [['E'], 'error'],
  [['F'], 'focus'],
  [['↑', '↓', '←', '→'], 'tree'],
  [['Ctrl', 'Wheel'], 'zoom'],
  [['0'], 'fit'],
  [['1', '…', '9'], 'level'],
  [['Alt', '↓'], 'turn'],
  [['Ctrl', 'F'], 'findTurn'],
  [['Z'], 'undo'],
  [['L'], 'live'],
  [['['], 'side'],
  [['?'], 'sheet'],
]
