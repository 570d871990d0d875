import type { Field } from '../../../lib/filters'

/** What experiments can be filtered by. */
export const experimentFields: Field[] = [
  { field: 'tags', kind: 'list', label: 'experiments.tags', words: ['tag', 'tags'] },
  { field: 'metadata', kind: 'path', label: 'experiments.config', words: ['config', 'metadata'] },
  { field: 'feedback_scores', kind: 'score', label: 'experiments.fieldScore', words: ['score'] },
  { field: 'experiment_scores', kind: 'score', label: 'experiments.fieldWhole', words: ['experiment_score'] },
]
