import { KeySheet } from '../../../components/KeySheet'
import { type KeyRow } from '../../../components/keySheets'

const KEYS: KeyRow[] = [
  [['1', '…', '9'], 'choose'],
  [['↑', '↓'], 'question'],
  [['←', '→'], 'number'],
  [['Mod↵'], 'submit'],
  [['⇧↵'], 'back'],
  [['J', 'K'], 'item'],
  [['S'], 'skip'],
  [['C'], 'comment'],
  [['Z'], 'undo'],
  [['F'], 'first'],
  [['G'], 'guidelines'],
  [['O'], 'open'],
]

export function ReviewKeys() {
  return <KeySheet rows={KEYS.map(([keys, name]) => [keys, `annotation.keys.${name}`])} />
}
