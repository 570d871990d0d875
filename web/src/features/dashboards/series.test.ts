import { describe, expect, it } from 'vitest'
import type { SeriesAnswer } from '../../api/logs'
import { linesOfAlerts } from './marks'
import { groupFilter, measuresOf, metricOf, splitBy, withBoardSplit } from './metrics'
import { bodyOf, filtersOf, hasValues, linesOf, rowFilters, rowsBehind } from './series'
import { windowOf, type Board } from './window'

const NOW = Date.parse('2026-03-04T12:00:00Z')
const board = (more: Partial<Board> = {}): Board => ({ time: windowOf('24h', NOW), previous: false, filters: [], zoom: () => undefined, split: () => undefined, ...more })
const answer = (series: SeriesAnswer['series']): SeriesAnswer => ({ start: '2026-03-04T00:00:00Z', step_ms: 1800000, estimated: false, sample: 1, groups: 0, series })

describe('what a card asks for', () => {
  it('has the percentiles that were chosen, and the rows behind a point', () => {
    expect(bodyOf({ metricType: 'DURATION', percentiles: ['p95', 'p50'] }, board(), board().time)).toMatchObject({ entity_type: 'traces', measures: ['duration.p50', 'duration.p95', 'count'] })
  })
  it('has one measure where there are groups', () => {
    const config = { metricType: 'DURATION', breakdown: { field: 'name', subMetric: 'p95' } }
    expect(bodyOf(config, board(), board().time)).toMatchObject({ measures: ['duration.p95', 'count'], group_by: { field: 'name', limit: 5 } })
  })
  it('is nothing until a split score is named', () => {
    expect(bodyOf({ metricType: 'FEEDBACK_SCORES', breakdown: { field: 'name' } }, board(), board().time)).toBeNull()
  })
  it('never has more steps than the server takes', () => {
    const body = bodyOf({ metricType: 'COST', stepMs: 60_000 }, board(), windowOf('all', NOW))
    expect((365 * 86_400_000) / body!.step_ms!).toBeLessThan(2000)
  })
  it('has the filters of the dashboard on fields that its rows have', () => {
    const filters = [
      { field: 'trace_id', operator: '=', value: 'm' },
      { field: 'environment', operator: '=', value: 'production' },
    ]
    expect(filtersOf({}, 'traces', { filters }).map((each) => each.field)).toEqual(['environment'])
    expect(filtersOf({}, 'spans', { filters })).toHaveLength(2)
  })
})

describe('a split', () => {
  it('by model of traces is one of their spans', () => {
    expect(splitBy({ metricType: 'COST' }, 'model')).toMatchObject({ metricType: 'SPAN_COST', breakdown: { field: 'model' } })
    expect(splitBy({ metricType: 'COST' }, 'name')).toMatchObject({ metricType: 'COST' })
  })
  it('of the whole dashboard leaves cards alone that have one, or cannot be split so', () => {
    expect(withBoardSplit({ metricType: 'COST', breakdown: { field: 'tags' } }, 'model').breakdown?.field).toBe('tags')
    expect(withBoardSplit({ metricType: 'THREAD_COUNT' }, 'model').breakdown).toBeUndefined()
    expect(withBoardSplit({ metricType: 'DURATION' }, 'name').breakdown).toBeUndefined()
    expect(withBoardSplit({ metricType: 'TRACE_ERROR_RATE' }, 'name').breakdown?.field).toBe('name')
    expect(withBoardSplit({ metricType: 'FEEDBACK_SCORES' }, 'name').breakdown).toBeUndefined()
    expect(measuresOf(withBoardSplit({ metricType: 'FEEDBACK_SCORES', feedbackScores: ['helpful'] }, 'name'))).toEqual(['scores.helpful'])
  })
  it('of tokens is of all of them', () => {
    expect(measuresOf({ metricType: 'SPAN_TOKEN_USAGE', breakdown: { field: 'model' } })).toEqual(['tokens'])
  })
})

describe('a group of a split', () => {
  it('leads to its rows', () => {
    expect(groupFilter('model', 'gpt-5-mini')).toEqual({ field: 'model', operator: '=', value: 'gpt-5-mini' })
    expect(groupFilter('metadata', 'v2', 'version')).toEqual({ field: 'metadata', key: 'version', operator: '=', value: 'v2' })
    expect(groupFilter('metadata', 'v2')).toBeNull()
    expect(groupFilter('environment', 'Unknown')).toEqual({ field: 'environment', operator: 'is_empty', value: '' })
    expect(groupFilter('prompt', 'answer@ab12')).toMatchObject({ field: 'metadata', key: 'opik_prompts', operator: 'contains', value: 'ab12' })
  })
  it('is part of the filters of a point, with those of the metric', () => {
    const config = { metricType: 'TRACE_ERROR_RATE', breakdown: { field: 'name' } }
    const { lines } = linesOf(answer([{ measure: 'error_rate', group: 'plan', rows: 3, values: [0.5] }]), config)
    expect(rowFilters(config, board(), lines[0])?.map((each) => each.field)).toEqual(['error_info', 'name'])
  })
})

describe('the rows behind a point', () => {
  const config = { metricType: 'TRACE_ERROR_RATE', breakdown: { field: 'name' } }
  const { lines, behind } = linesOf(
    answer([
      { measure: 'error_rate', group: 'plan', rows: 3, values: [0.5] },
      { measure: 'errors', group: 'plan', rows: 3, values: [2] },
      { measure: 'errors', others: true, rows: 3, values: [5] },
    ]),
    config,
  )
  it('are the failed ones of its group', () => {
    expect(rowsBehind(behind, config, 0, lines[0])).toBe(2)
  })
  it('are those of all groups where none was hit', () => {
    expect(rowsBehind(behind, config, 0)).toBe(7)
  })
})

describe('thresholds of alerts', () => {
  const alert = (event_type: string, threshold: string, window: string) =>
    ({ id: 'a', enabled: true, triggers: [{ event_type, trigger_configs: [{ type: 'threshold:errors', config_value: { threshold, window, operator: '>' } }] }] }) as never
  it('of sums are drawn for the length of a step', () => {
    expect(linesOfAlerts([alert('trace:errors', '10', '3600')], metricOf('TRACE_ERRORS'), 1_800_000)).toEqual([5])
  })
  it('of times are seconds there and milliseconds here', () => {
    expect(linesOfAlerts([alert('trace:latency', '3', '3600')], metricOf('DURATION'), 1)).toEqual([3000])
  })
})

describe('whether a card has something to draw', () => {
  const lines = (...values: (number | null)[]) => [{ key: 'k', measure: 'm', values, total: null }]
  it('a share or a score of 0 is something', () => {
    expect(hasValues(lines(null, 0), metricOf('TRACE_ERROR_RATE'))).toBe(true)
    expect(hasValues(lines(0, null), metricOf('FEEDBACK_SCORES'))).toBe(true)
  })
  it('a sum of 0 and intervals without rows are nothing', () => {
    expect(hasValues(lines(0, 0), metricOf('COST'))).toBe(false)
    expect(hasValues(lines(null, null), metricOf('TRACE_ERROR_RATE'))).toBe(false)
  })
})
