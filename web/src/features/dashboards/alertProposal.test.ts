import { describe, expect, it } from 'vitest'
import { proposalOf } from './alertProposal'
import type { Line } from './series'

const HOUR = 3_600_000
const line = (measure: string, values: (number | null)[], group?: string): Line => ({ key: measure, measure, values, total: null, ...(group === undefined ? {} : { group }) })
const production = { field: 'environment', operator: '=', value: 'production' }
const board = { filters: [production] }

describe('the alert that a point of a chart suggests', () => {
  it('is of the same metric and rows, with a threshold between the usual and the spike', () => {
    const rates = [0.01, 0.01, 0.02, 0.01, 0.01, 0.02, 0.01, 0.01, 0.01, 0.01, 0.12]
    expect(proposalOf({ metricType: 'TRACE_ERROR_RATE' }, board, line('error_rate', rates), 10, HOUR)).toEqual({
      event_type: 'trace:errors',
      config_value: { measure: 'rate', threshold: '7', window: '3600', filters: JSON.stringify([production]) },
    })
  })
  it('lies beyond the usual where the point does not stand out, in seconds for durations', () => {
    expect(proposalOf({ metricType: 'DURATION' }, { filters: [] }, line('duration.p95', [5000, 5000, 5000, 4000]), 3, HOUR)).toEqual({ event_type: 'trace:latency', config_value: { measure: 'p95', threshold: '6', window: '3600' } })
  })
  it('takes sums to its window: half an hour of $2 is an hour of $4', () => {
    expect(proposalOf({ metricType: 'COST' }, { filters: [] }, line('cost', [2, 2, 2]), 0, 2 * HOUR)?.config_value).toMatchObject({ window: '21600', threshold: '7.2' })
  })
  it('warns of scores that fall, and knows the group that was hit', () => {
    const config = { metricType: 'FEEDBACK_SCORES', breakdown: { field: 'name', subMetric: 'tone' } }
    expect(proposalOf(config, { filters: [] }, line('scores.tone', [...Array<number>(10).fill(0.9), 0.4], 'answer'), 10, HOUR)?.config_value).toEqual({
      name: 'tone',
      operator: '<',
      threshold: '0.65',
      window: '3600',
      filters: JSON.stringify([{ field: 'name', operator: '=', value: 'answer' }]),
    })
  })
  it('is none of what alerts do not measure', () => {
    expect(proposalOf({ metricType: 'TRACE_COUNT' }, { filters: [] }, line('count', [1]), 0, HOUR)).toBeNull()
    expect(proposalOf({ metricType: 'SPAN_COST' }, { filters: [] }, line('cost', [1]), 0, HOUR)).toBeNull()
  })
})
