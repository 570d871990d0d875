import { describe, expect, it } from 'vitest'
import { reshaped, shapeOf } from './shapes'
import { FIGURES } from './stats'
import { METRICS } from './metrics'

const chart = (config: object) => ({ type: 'project_metrics', config })

describe('the shape of a card', () => {
  it('is read from what any client stored', () => {
    expect(shapeOf(chart({}))).toBe('line')
    expect(shapeOf(chart({ chartType: 'bar', breakdown: { field: 'tags', aggregateTotal: true } }))).toBe('list')
    expect(shapeOf({ type: 'project_stats_card', config: {} })).toBe('number')
    expect(shapeOf({ type: 'text_markdown', config: {} })).toBe('text')
  })
  it('becomes a number of the same thing, and a chart again', () => {
    expect(reshaped(chart({ metricType: 'SPAN_COST' }), 'number')).toEqual({ type: 'project_stats_card', config: { source: 'spans', metric: 'total_estimated_cost_sum' } })
    expect(reshaped(chart({ metricType: 'DURATION', percentiles: ['p50', 'p99'] }), 'number').config).toEqual({ source: 'traces', metric: 'duration.p99' })
    expect(reshaped({ type: 'project_stats_card', config: { source: 'traces', metric: 'duration.p90' } }, 'line').config).toMatchObject({ metricType: 'DURATION', percentiles: ['p90'], chartType: 'line' })
    expect(reshaped({ type: 'project_stats_card', config: { metric: 'feedback_scores.a.b' } }, 'bar').config).toMatchObject({ metricType: 'FEEDBACK_SCORES', feedbackScores: ['a.b'] })
  })
  it.each(METRICS.map((each) => each.id))('%s has a number', (metricType) => {
    const { metric } = reshaped(chart({ metricType }), 'number').config
    expect(metric!.startsWith('feedback_scores.') || Object.hasOwn(FIGURES, metric!)).toBe(true)
  })
  it('gets groups where it is a ranking or a table', () => {
    expect(reshaped(chart({ metricType: 'TRACE_ERRORS' }), 'list').config.breakdown).toEqual({ field: 'error_type' })
    expect(reshaped(chart({ metricType: 'THREAD_COUNT' }), 'table').config.breakdown).toEqual({ field: 'tags' })
  })
  it('keeps the text that was written before', () => {
    expect(reshaped(chart({ metricType: 'COST', content: 'Read' }), 'text')).toEqual({ type: 'text_markdown', config: { content: 'Read' } })
  })
})
