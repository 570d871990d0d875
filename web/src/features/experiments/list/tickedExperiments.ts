import type { RowSource } from '../../../components/table/rowSource'
import type { Selection } from '../../../components/table/useSelection'
import type { Experiment } from '../types'
import type { ListRow } from './rows'

/** The ticked rows as what they stand for: one experiment of two groups counts once, and groups are none. */
export interface Ticked {
  selection: Selection<ListRow>
  /** Those that are meant; null while some of them are not loaded. */
  experiments: Experiment[] | null
}

/** `flat` are all that match, without groups. */
export function tickedExperiments(selection: Selection<ListRow>, list: RowSource<ListRow>, flat: RowSource<ListRow>): Ticked {
  if (!selection.all) {
    const found = new Map<string, Experiment>()
    for (const [id, kept] of selection.rows) add(found, list.row(list.indexOf(id)) ?? kept)
    return { selection: { ...selection, count: found.size, ids: new Set(found.keys()) }, experiments: [...found.values()] }
  }
  const except = new Map<string, Experiment>()
  for (const id of selection.except) add(except, list.row(list.indexOf(id)))
  const all = flat.head.length === flat.total ? new Map<string, Experiment>() : null
  if (all) for (const row of flat.head) if (row.kind === 'experiment' && !except.has(row.experiment.id)) add(all, row)
  return { selection: { ...selection, count: Math.max(0, flat.total - except.size), except: new Set(except.keys()) }, experiments: all && [...all.values()] }
}

function add(found: Map<string, Experiment>, row: ListRow | undefined): void {
  if (row?.kind === 'experiment') found.set(row.experiment.id, row.experiment)
}
