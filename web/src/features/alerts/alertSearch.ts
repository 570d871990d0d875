import { compact, readListSearch, type ListSearch } from '../../components/list/listSearch'
import type { AlertState } from './model'

export type Shown = Exclude<AlertState, 'quiet'>
export const SHOWN: Shown[] = ['firing', 'to_acknowledge', 'muted']

export interface AlertSearch extends ListSearch {
  /** Only alerts that stand so. */
  state?: Shown
}

export const readAlertSearch = (raw: Record<string, unknown>): AlertSearch =>
  compact({ ...readListSearch(raw), state: SHOWN.find((each) => each === raw.state) })
