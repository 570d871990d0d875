import type { Options } from '../../components/chart/echarts'
import * as f from '../../lib/format'
import { axisText, metricText } from './format'
import { markLines, type Mark } from '../../components/chart/marks'
import type { Band, Threshold } from './marks'
import { partOf, type Metric } from './metrics'
import type { Line } from './series'

export interface Drawing {
  times: number[]
  step: number
  lines: Line[]
  before: Line[]
  metric: Metric
  kind: 'line' | 'area' | 'bar'
  axis: 'auto' | 'zero' | 'log'
  label: (line: Line) => string
  /** The colour token of a line: kept when others are hidden. */
  color: (line: Line) => string
  previousWord: string
  marks: Mark[]
  thresholds: Threshold[]
  bands: Band[]
}

type Colors = (token: string) => string

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const SHADES: Record<string, string> = { avg: '--text-3', p50: '--seq-1', p90: '--chart-1', p95: '--seq-2', p99: '--seq-3', cached_tokens: '--seq-3', prompt_tokens: '--seq-2', completion_tokens: '--seq-1' }

/** Errors are always red, percentiles and kinds of tokens take shades of one hue, the rest of the groups is grey, everything else takes the colours of categories in their order. */
export function lineColor(line: Line, index: number, metric: Metric): string {
  if (line.others) return '--text-3'
  if (metric.rows && line.group === undefined) return '--error'
  if ((metric.choices || line.measure.startsWith('tokens.')) && line.group === undefined) return SHADES[partOf(line.measure)] ?? '--seq-1'
  return `--chart-${(index % 8) + 1}`
}

/** What is drawn over time: horizontal lines only, no axis line but the base, five ticks at most with their unit, a gap where nothing is known. */
export function chartOptions(drawing: Drawing): (color: Colors) => Options {
  const { times, step, lines, before, metric, kind, axis } = drawing
  const end = (times.at(-1) ?? 0) + step
  const days = end - (times[0] ?? 0) > 3 * 86_400_000
  const stacked = metric.stacked === true && kind !== 'line'
  // A value stands for its step: it is drawn in the middle.
  const points = (line: Line) => times.map((time, index) => [time + step / 2, line.values[index] ?? null])
  return (color) => ({
    grid: { left: 4, right: 12, top: 14, bottom: 2, containLabel: true },
    tooltip: tooltip(drawing, color),
    xAxis: {
      type: 'time',
      min: times[0],
      max: end,
      splitNumber: 4,
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: color('--border-default') } },
      axisLabel: { color: color('--chart-axis'), fontSize: 11, fontFamily: color('--font-sans'), hideOverlap: true, showMaxLabel: false, formatter: (at: number) => (days ? f.day(at) : f.clockShort(at)) },
      axisPointer: { label: { show: false } },
    },
    yAxis: {
      type: axis === 'log' ? 'log' : 'value',
      splitNumber: 3,
      minInterval: metric.unit === 'count' ? 1 : undefined,
      ...scaleOf(drawing),
      splitLine: { lineStyle: { color: color('--chart-grid') } },
      axisLabel: { color: color('--chart-axis'), fontSize: 11, fontFamily: color('--font-sans'), formatter: (value: number) => axisText(value, metric.unit) },
      axisPointer: { show: false },
    },
    series: [
      ...lines.map((line, index) => {
        const tone = color(drawing.color(line))
        return {
          name: drawing.label(line),
          type: kind === 'bar' ? 'bar' : 'line',
          stack: stacked ? 'all' : undefined,
          data: points(line),
          itemStyle: { color: tone },
          lineStyle: { width: 1.5, color: tone },
          areaStyle: kind === 'area' ? { color: tone, opacity: stacked ? 0.75 : 0.12 } : metric.rows && lines.length === 1 && kind === 'line' ? { color: tone, opacity: 0.1 } : undefined,
          symbol: 'circle',
          symbolSize: 6,
          // A value that stands alone has no line to be seen by.
          showSymbol: alone(line),
          connectNulls: false,
          barMaxWidth: 28,
          barCategoryGap: '15%',
          ...(index === 0 ? { markLine: markLine(drawing, color), markArea: markArea(drawing, color) } : {}),
        }
      }),
      ...before.map((line) => ({
        name: `${drawing.label(line)}, ${drawing.previousWord}`,
        type: 'line',
        data: points(line),
        itemStyle: { color: color('--text-3') },
        lineStyle: { width: 1, type: 'dashed', color: color('--text-3') },
        symbol: 'none',
        silent: true,
      })),
    ],
  })
}

/** Values from 0 to 1 stand on an axis that ends at 1, by quarters; from `least` on, so that small ones are not flat, or where all are 0. */
export function quarters(values: (number | null)[], least = 0): { min?: number; max?: number; interval?: number } {
  const there = values.filter((value) => value !== null)
  const top = Math.max(...there)
  return there.length > 0 && Math.min(...there) >= 0 && top <= 1 && (top >= least || top === 0) ? { min: 0, max: 1, interval: 0.25 } : {}
}

/** Where the axis begins and ends. */
function scaleOf({ lines, before, thresholds, metric, kind, axis }: Drawing): ReturnType<typeof quarters> & { scale?: boolean } {
  if (axis === 'log') return {}
  const values = [...lines, ...before].flatMap((line) => line.values.filter((value) => value !== null))
  if (metric.unit === 'share') return quarters(values, 0.5)
  // Amounts (rows, time, money, tokens) are read by their height over nought. A score has no such height: of 7.8 to 8.1 the difference is what is read.
  if (metric.unit !== 'score') return { scale: false }
  const ends = quarters(values)
  return ends.max !== undefined ? ends : { scale: axis === 'auto' && kind === 'line' && thresholds.length === 0 && Math.min(...values) > Math.max(...values) / 2 }
}

const alone = (line: Line): boolean => line.values.every((value, index) => value === null || ((line.values[index - 1] ?? null) === null && (line.values[index + 1] ?? null) === null))

function tooltip({ times, step, metric, bands }: Drawing, color: Colors) {
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: color('--bg-raised'),
    borderColor: color('--border-default'),
    textStyle: { color: color('--text-1'), fontSize: 12, fontFamily: color('--font-sans') },
    axisPointer: { type: 'line', lineStyle: { color: color('--text-2'), width: 1 } },
    formatter: (points: { seriesName: string; dataIndex: number; color: string; value: [number, number | null] }[]) => {
      const first = points[0]
      const at = first && times[first.dataIndex]
      if (at === undefined) return ''
      const rows = [...points].reverse().map(
        (point) =>
          `<div style="display:flex;gap:16px"><span style="flex:1"><i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${point.color}"></i>${escape(point.seriesName)}</span><b>${escape(metricText(point.value[1], metric.unit))}</b></div>`,
      )
      const fired = bands.filter((band) => band.from < at + step && band.to > at).map((band) => `<div style="margin-top:4px;color:${color('--error-text')}">${escape(band.label)}</div>`)
      return `<div style="font-weight:600;margin-bottom:4px">${escape(stepRange(at, step))}</div>${rows.join('')}${fired.join('')}`
    },
  }
}

/** `11:00 – 11:30`, with the day where steps are days. */
export function stepRange(at: number, step: number): string {
  if (step >= 86_400_000) return step === 86_400_000 ? f.day(at) : `${f.day(at)} – ${f.day(at + step - 1)}`
  return `${f.day(at)}, ${f.clockShort(at)} – ${f.clockShort(at + step)}`
}

/** Firings of alerts are tinted. */
function markArea({ bands }: Drawing, color: Colors) {
  if (bands.length === 0) return undefined
  return {
    silent: true,
    itemStyle: { color: color('--error'), opacity: 0.1 },
    // Their names are in the tooltip: a stretch is mostly too narrow for one.
    label: { show: false },
    data: bands.map((band) => [{ xAxis: band.from }, { xAxis: band.to }]),
  }
}

/** Deployments stand upright, thresholds lie. */
function markLine({ marks, thresholds }: Drawing, color: Colors) {
  if (marks.length + thresholds.length === 0) return undefined
  const text = { fontSize: 11, fontFamily: color('--font-sans') }
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: [
      ...markLines(marks, color),
      ...thresholds.map((line) => ({
        yAxis: line.value,
        lineStyle: { color: color('--warn'), type: 'dashed', width: 1 },
        label: { ...text, show: true, formatter: line.label, position: 'insideStartTop', color: color('--warn-text') },
      })),
    ],
  }
}
