import { expect, test } from 'vitest'
import type { RowSource } from '../../../components/table/rowSource'
import type { Selection } from '../../../components/table/useSelection'
import type { Experiment } from '../types'
import { experimentRow, type ListRow } from './rows'
import { tickedExperiments } from './tickedExperiments'

const experiment = (id: string) => ({ id, name: id, dataset_id: 'd' }) as unknown as Experiment
const source = (rows: ListRow[], total = rows.length) => ({ total, head: rows, row: (at: number) => rows[at], indexOf: (id: string) => rows.findIndex((row) => row.id === id) }) as unknown as RowSource<ListRow>
const ticks = (part: Partial<Selection<ListRow>>) => ({ rows: new Map(), ids: new Set(), all: false, except: new Set(), count: 0, ...part }) as Selection<ListRow>

const flat = source(['a', 'b', 'c'].map((id) => experimentRow(experiment(id))))
const group = { kind: 'group', id: 'g/', level: 0, field: 'f', label: 'g', open: true } as ListRow
const twice = source([group, experimentRow(experiment('a'), 1, 'g/'), experimentRow(experiment('a'), 1, 'h/')])

test('an experiment of two groups counts once, and a group is none', () => {
  const rows = new Map(['g/', 'g/a', 'h/a'].map((id) => [id, twice.row(twice.indexOf(id))!]))
  const ticked = tickedExperiments(ticks({ rows }), twice, flat)
  expect([...ticked.selection.ids]).toEqual(['a'])
  expect(ticked.experiments?.map(({ id }) => id)).toEqual(['a'])
})

test('all that match are those of the list without groups, but for what was unticked', () => {
  const ticked = tickedExperiments(ticks({ all: true, except: new Set(['g/a', 'g/']) }), twice, flat)
  expect(ticked.selection.count).toBe(2)
  expect([...ticked.selection.except]).toEqual(['a'])
  expect(ticked.experiments?.map(({ id }) => id)).toEqual(['b', 'c'])
})

test('with more than are loaded nobody knows which they are', () => {
  expect(tickedExperiments(ticks({ all: true }), flat, source(flat.head, 500)).experiments).toBeNull()
})
