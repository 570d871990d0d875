import type { Level } from '../../api/types'
import type { BulkRequest } from './api'

/** Lists that rows are selected in. */
export type RowKind = BulkRequest['entity']

/** Those beside Logs. */
export type EntityKind = Exclude<RowKind, Level>

/** What the lists are called in the cache and in events; those of Logs tell of themselves. */
const LISTS: Record<EntityKind, string> = {
  experiments: 'experiments',
  datasets: 'datasets',
  prompts: 'prompts',
  annotation_queues: 'annotation-queues',
  rules: 'automations',
  alerts: 'alerts',
  optimizations: 'optimizations',
}

const isEntity = (kind: RowKind): kind is EntityKind => kind in LISTS

/** Cached lists that an action on rows changes. */
export function changedLists(kind: RowKind, action: BulkRequest['action']): string[] {
  if (action === 'add_to_queue' || action === 'remove_from_queue') return [LISTS.annotation_queues, 'runs']
  return isEntity(kind) ? [LISTS[kind]] : ['runs']
}

/** The text key of what the rows are, to be counted. */
export const wordOf = (kind: RowKind): string => (isEntity(kind) ? `rows.words.${kind}` : `logs.${kind.slice(0, -1)}Word`)

/** Where the server exports the rows of a list. */
export const EXPORT_PATH: Record<RowKind, string> = {
  traces: '/traces/export',
  spans: '/spans/export',
  threads: '/traces/threads/export',
  experiments: '/experiments/export',
  datasets: '/datasets/export',
  prompts: '/prompts/export',
  annotation_queues: '/annotation-queues/export',
  rules: '/automations/evaluators/export',
  alerts: '/alerts/export',
  optimizations: '/optimizations/export',
}
