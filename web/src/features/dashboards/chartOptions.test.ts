import { describe, expect, it } from 'vitest'
import { chartOptions, lineColor, quarters, stepRange, type Drawing } from './chartOptions'
import { joined } from '../../components/chart/marks'
import { metricOf } from './metrics'
import type { Line } from './series'
import { rowsOfGroups } from './useWidgetExperiments'

const line = (more: Partial<Line> = {}): Line => ({ key: 'a', measure: 'count', values: [1, null, 3], total: 4, ...more })
const drawing = (more: Partial<Drawing> = {}): Drawing => ({
  times: [0, 1000, 2000],
  step: 1000,
  lines: [line()],
  before: [],
  metric: metricOf('TRACE_COUNT'),
  kind: 'line',
  axis: 'auto',
  label: () => 'x',
  color: () => '--chart-1',
  previousWord: 'before',
  marks: [],
  thresholds: [],
  bands: [],
  ...more,
})
interface Drawn {
  yAxis: { max?: number; interval?: number; scale?: boolean }
  series: { data: [number, number | null][]; stack?: string; markLine?: { data: object[] }; markArea?: { data: object[][] } }[]
}
const draw = (more: Partial<Drawing> = {}): Drawn => chartOptions(drawing(more))((token) => token) as unknown as Drawn

describe('a chart over time', () => {
  it('draws a value in the middle of its step, and a gap where nothing is known', () => {
    expect(draw().series[0]!.data).toEqual([
      [500, 1],
      [1500, null],
      [2500, 3],
    ])
  })
  it('stacks what adds up, unless it is drawn as lines', () => {
    expect(draw({ kind: 'bar' }).series[0]!.stack).toBe('all')
    expect(draw({ kind: 'line' }).series[0]!.stack).toBeUndefined()
  })
  it('has deployments, thresholds and firings drawn in once', () => {
    const { series } = draw({ lines: [line(), line({ key: 'b' })], marks: [{ at: 700, label: 'v2 live' }], thresholds: [{ value: 2, label: 'alert at 2' }], bands: [{ from: 0, to: 900, label: 'fired' }] })
    expect(series[0]!.markLine!.data).toHaveLength(2)
    expect(series[0]!.markArea!.data).toEqual([[{ xAxis: 0 }, { xAxis: 900 }]])
    expect(series[1]!.markLine).toBeUndefined()
  })
})

describe('the axis of values', () => {
  const high = [line({ values: [90, 95, 100] })]
  it('has steps that divide the end it is given', () => {
    expect(draw({ metric: metricOf('FEEDBACK_SCORES'), lines: [line({ values: [0.85, 0.9, null] })] }).yAxis).toMatchObject({ max: 1, interval: 0.25 })
    expect(draw({ metric: metricOf('FEEDBACK_SCORES'), lines: [line({ values: [3, 7, null] })] }).yAxis.max).toBeUndefined()
    expect(draw({ metric: metricOf('TRACE_ERROR_RATE'), lines: [line({ values: [0.9, 0.1, null] })] }).yAxis).toMatchObject({ max: 1, interval: 0.25 })
  })
  it('leaves nought out only for scores high above it, and not where it shall be seen', () => {
    const metric = metricOf('FEEDBACK_SCORES')
    expect(draw({ metric, lines: high }).yAxis.scale).toBe(true)
    expect(draw({ metric, lines: high, axis: 'zero' }).yAxis.scale).toBe(false)
    expect(draw({ metric, lines: high, kind: 'bar' }).yAxis.scale).toBe(false)
    expect(draw({ metric, lines: high, thresholds: [{ value: 2, label: '2' }] }).yAxis.scale).toBe(false)
  })
  it.each(['TRACE_COUNT', 'DURATION', 'COST', 'TOKEN_USAGE', 'TRACE_ERROR_RATE'])('begins with nought for %s, however high its line', (id) => {
    expect(draw({ metric: metricOf(id), lines: high }).yAxis.scale ?? false).toBe(false)
  })
})

describe('the colour of a line', () => {
  it('is red for errors, grey for the rest of groups, a shade for a percentile or a kind of token', () => {
    expect(lineColor(line(), 0, metricOf('TRACE_ERROR_RATE'))).toBe('--error')
    expect(lineColor(line({ others: true }), 3, metricOf('COST'))).toBe('--text-3')
    expect(lineColor(line({ measure: 'duration.p99' }), 2, metricOf('DURATION'))).toBe('--seq-3')
    expect(lineColor(line({ measure: 'tokens.completion_tokens' }), 1, metricOf('TOKEN_USAGE'))).toBe('--seq-1')
    expect(lineColor(line({ measure: 'cost', group: 'x' }), 1, metricOf('COST'))).toBe('--chart-2')
  })
})

describe('deployments', () => {
  it('that are near to each other share a line', () => {
    expect(
      joined(
        [
          { at: 0, label: 'v1 live' },
          { at: 5, label: 'v2 live' },
          { at: 50, label: 'v3 live' },
        ],
        10,
      ),
    ).toEqual([
      { at: 0, label: 'v1 live +1' },
      { at: 50, label: 'v3 live' },
    ])
  })
})

describe('a step', () => {
  it('of days has no clock', () => {
    expect(stepRange(Date.parse('2026-03-04T00:00:00'), 86_400_000)).not.toContain(':')
  })
})

describe('groups of experiments', () => {
  it('are rows named by their path, with the means of the innermost', () => {
    const rows = rowsOfGroups({ a: { label: 'golden', groups: { m: { label: '', aggregations: { experiment_count: 3, trace_count: 9, pass_rate_avg: 0.5 } } } } }, 'not set')
    expect(rows).toMatchObject([{ name: 'golden / not set', experiments: 3, pass_rate: 0.5, trace_count: 9 }])
  })
})

describe('an axis of shares and scores', () => {
  it('goes to one by quarters, unless the values are small or leave the range', () => {
    expect(quarters([0.2, null, 1], 0.5)).toEqual({ min: 0, max: 1, interval: 0.25 })
    expect(quarters([0.02, 0.3], 0.5)).toEqual({})
    expect(quarters([0, 0], 0.5)).toEqual({ min: 0, max: 1, interval: 0.25 })
    expect(quarters([0.3, 4])).toEqual({})
    expect(quarters([-0.3, 1])).toEqual({})
    expect(quarters([null])).toEqual({})
  })
})
