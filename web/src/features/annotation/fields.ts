import type { Field } from '../../lib/filters'

export const QUEUE_FIELDS: Field[] = [
  { field: 'name', kind: 'text', label: 'annotation.columns.name', words: ['name'] },
  { field: 'scope', kind: 'choice', label: 'annotation.columns.scope', words: ['scope'], choices: ['trace', 'thread'] },
  { field: 'items_count', kind: 'count', label: 'annotation.columns.items', words: ['items'] },
  { field: 'instructions', kind: 'text', label: 'annotation.columns.instructions', words: ['instructions'] },
  { field: 'created_at', kind: 'time', label: 'annotation.columns.created', words: ['created'] },
]
