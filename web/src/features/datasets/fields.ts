import type { Filter } from '../../api/types'
import type { Field } from '../../lib/filters'

export const DATASET_FIELDS: Field[] = [
  { field: 'name', kind: 'text', label: 'datasets.cols.name', words: ['name'] },
  { field: 'description', kind: 'text', label: 'datasets.cols.description', words: ['description'] },
  { field: 'tags', kind: 'list', label: 'datasets.cols.tags', words: ['tag', 'tags'] },
  { field: 'created_at', kind: 'time', label: 'datasets.cols.created', words: ['created'] },
  { field: 'last_updated_at', kind: 'time', label: 'datasets.cols.changed', words: ['changed', 'updated'] },
]

/** Fields of items: those of the map by their name. */
export const ITEM_FIELDS: Field[] = [
  { field: 'data', kind: 'path', label: 'datasets.cols.data', words: ['data', 'field'] },
  { field: 'tags', kind: 'list', label: 'datasets.cols.tags', words: ['tag', 'tags'] },
  { field: 'source', kind: 'choice', label: 'datasets.cols.source', words: ['source'], choices: ['manual', 'sdk', 'trace', 'span'] },
  { field: 'description', kind: 'text', label: 'datasets.cols.description', words: ['description'] },
  { field: 'last_updated_at', kind: 'time', label: 'datasets.cols.changed', words: ['changed', 'updated'] },
]

/** Conditions as the server wants them; the search is one on the whole map. */
export function itemFilters(search: string | undefined, filters: Filter[] | undefined): Filter[] {
  return [...(filters ?? []), ...(search ? [{ field: 'full_data', operator: 'contains', value: search }] : [])]
}
