import type { Experiment } from './types'

/** An experiment of which only what matters is said. */
export const anExperiment = (more: Partial<Experiment>): Experiment => ({
  id: 'x',
  name: 'x',
  dataset_id: 'd',
  dataset_name: null,
  type: 'regular',
  evaluation_method: 'dataset',
  status: 'completed',
  trace_count: 0,
  dataset_item_count: 0,
  created_at: '2025-03-01T10:00:00Z',
  last_updated_at: '2025-03-01T10:00:00Z',
  ...more,
})
