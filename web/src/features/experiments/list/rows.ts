import type { Aggregations, Experiment } from '../types'

/** A line of the list: an experiment, a group of them, or the way to more of a group. */
export type ListRow = ExperimentRow | GroupRow | MoreRow

export interface ExperimentRow {
  kind: 'experiment'
  id: string
  level: number
  experiment: Experiment
}

export interface GroupRow {
  kind: 'group'
  id: string
  level: number
  field: string
  label: string
  open: boolean
  aggregations: Aggregations | undefined
}

export interface MoreRow {
  kind: 'more'
  id: string
  level: number
  /** Path of the group. */
  path: string
  left: number
}

export const experimentRow = (experiment: Experiment, level = 0, path = ''): ExperimentRow => ({ kind: 'experiment', id: path ? `${path}${experiment.id}` : experiment.id, level, experiment })
