import type { Field } from '../../../lib/filters'

/** What items of a comparison can be filtered by: any field of the data, what runs took, said and scored. */
export const itemFields = (dataKeys: string[]): Field[] => [
  { field: 'data', kind: 'path', label: 'experiments.fieldData', words: ['data'] },
  { field: 'output', kind: 'text', label: 'experiments.fieldOutput', words: ['output'] },
  { field: 'duration', kind: 'duration', label: 'experiments.fieldDuration', words: ['duration'] },
  { field: 'feedback_scores', kind: 'score', label: 'experiments.fieldScore', words: ['score'] },
  { field: 'tags', kind: 'list', label: 'experiments.fieldTags', words: ['tag', 'tags'] },
  ...dataKeys.map((key): Field => ({ field: `data.${key}`, kind: 'text', label: key, words: [key.toLowerCase()] })),
]
