import { compact, readListSearch, type ListSearch } from '../../components/list/listSearch'
import { EVENTS, MEASURED, type AlertState, type EventType, type Proposal } from './model'

export type Shown = Exclude<AlertState, 'quiet'>
export const SHOWN: Shown[] = ['firing', 'to_acknowledge', 'muted']

export interface AlertSearch extends ListSearch {
  /** Only alerts that stand so. */
  state?: Shown
  /** What a new alert begins with. */
  propose?: Proposal
}

function readProposal(raw: unknown): Proposal | undefined {
  const { event_type, config_value } = (raw ?? {}) as Partial<Proposal>
  const type = [...MEASURED, ...EVENTS].find((each: EventType) => each === event_type)
  return type && typeof config_value === 'object' ? { event_type: type, config_value } : undefined
}

export const readAlertSearch = (raw: Record<string, unknown>): AlertSearch =>
  compact({ ...readListSearch(raw), state: SHOWN.find((each) => each === raw.state), propose: readProposal(raw.propose) })
