import type { Filter } from '../../api/types'

/** A part of the time as filters, so that the chart keeps its range. */
export const timeFilters = (from: number, to: number): Filter[] => [
  { field: 'start_time', operator: '>=', value: new Date(from).toISOString() },
  { field: 'start_time', operator: '<', value: new Date(to).toISOString() },
]
