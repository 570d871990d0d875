import type { Filter } from '../../../api/types'
import type { Field } from '../../../lib/filters'

/** What experiments can be filtered by. */
export const experimentFields: Field[] = [
  { field: 'tags', kind: 'list', label: 'experiments.tags', words: ['tag', 'tags'] },
  { field: 'metadata', kind: 'path', label: 'experiments.config', words: ['config', 'metadata'] },
  { field: 'feedback_scores', kind: 'score', label: 'experiments.fieldScore', words: ['score'] },
  { field: 'experiment_scores', kind: 'score', label: 'experiments.fieldWhole', words: ['experiment_score'] },
]

/** In a list also their dataset, offered by its name. */
export const listFields = (datasets: string[]): Field[] => [
  { field: 'dataset', kind: 'choice', label: 'experiments.dataset', words: ['dataset'], operators: ['=', '!='], choices: datasets },
  ...experimentFields,
]

/** Of a name that no dataset has. */
const NO_DATASET = '00000000-0000-0000-0000-000000000000'

/** Filters as the server takes them: it knows datasets by their ids, people by their names. */
export const wireFilters = (filters: Filter[] | undefined, datasets: { id: string; name: string }[]): Filter[] | undefined =>
  filters?.map((filter) =>
    filter.field === 'dataset' ? { ...filter, field: 'dataset_id', value: datasets.find((each) => each.name === filter.value)?.id ?? NO_DATASET } : filter,
  )
