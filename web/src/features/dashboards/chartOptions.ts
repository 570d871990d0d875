import type { Interval, MetricSeries } from '../../api/types'
import type { Options } from '../../components/chart/echarts'
import * as f from '../../lib/format'
import { axisText, metricText } from './format'
import type { Metric } from './metrics'

interface Drawing {
  series: MetricSeries[]
  before: MetricSeries[]
  metric: Metric
  bars: boolean
  interval: Interval
  label: (name: string) => string
  previousWord: string
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const ORDERED = ['p50', 'p90', 'p99']

/** Errors are always red, percentiles take shades of one hue, everything else the colours of categories in their order. */
export function seriesColor(name: string, index: number, metric: Metric): string {
  if (metric.rows) return '--error'
  const rank = ORDERED.findIndex((each) => name.endsWith(each))
  return rank >= 0 ? `--seq-${rank + 1}` : `--chart-${(index % 8) + 1}`
}

/** Horizontal lines only, no axis line but the base, at most five ticks with their unit, a gap where nothing is known. */
export function chartOptions({ series, before, metric, bars, interval, label, previousWord }: Drawing): (color: (token: string) => string) => Options {
  const times = series[0]?.data.map((point) => Date.parse(point.time)) ?? []
  const tick = (at: number) => (interval === 'HOURLY' && times.length <= 48 ? f.clockShort(at) : f.day(at))
  const whole = metric.unit === 'count'
  return (color) => ({
    grid: { left: 4, right: 8, top: 10, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: color('--bg-raised'),
      borderColor: color('--border-default'),
      textStyle: { color: color('--text-1'), fontSize: 12, fontFamily: color('--font-sans') },
      axisPointer: { type: bars ? 'shadow' : 'line', lineStyle: { color: color('--text-3') }, shadowStyle: { color: color('--bg-active'), opacity: 0.4 } },
      formatter: (points: { seriesName: string; dataIndex: number; color: string; value: number | null }[]) => {
        const first = points[0]
        if (!first) return ''
        const rows = points.map(
          (point) =>
            `<div style="display:flex;gap:16px"><span style="flex:1"><i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${point.color}"></i>${escape(point.seriesName)}</span><b>${escape(metricText(point.value, metric.unit))}</b></div>`,
        )
        return `<div style="font-weight:600;margin-bottom:4px">${escape(f.timeFull(times[first.dataIndex] ?? null))}</div>${rows.join('')}`
      },
    },
    xAxis: {
      type: 'category',
      data: times.map(tick),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('--border-default') } },
      axisLabel: { color: color('--chart-axis'), fontSize: 11, hideOverlap: true },
      boundaryGap: bars,
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      minInterval: whole ? 1 : undefined,
      max: metric.unit === 'score' ? (value: { max: number }) => (value.max <= 1 ? 1 : undefined) : undefined,
      splitLine: { lineStyle: { color: color('--chart-grid') } },
      axisLabel: { color: color('--chart-axis'), fontSize: 11, formatter: (value: number) => axisText(value, metric.unit) },
    },
    series: [
      ...series.map((each, index) => ({
        name: label(each.name),
        type: bars ? 'bar' : 'line',
        stack: bars && metric.stacked ? 'all' : undefined,
        data: each.data.map((point) => point.value ?? null),
        itemStyle: { color: color(seriesColor(each.name, index, metric)) },
        lineStyle: { width: 1.5 },
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: each.data.length <= 60,
        connectNulls: false,
        barMaxWidth: 28,
      })),
      ...before.map((each) => ({
        name: `${label(each.name)}, ${previousWord}`,
        type: 'line',
        data: each.data.slice(0, times.length).map((point) => point.value ?? null),
        itemStyle: { color: color('--text-3') },
        lineStyle: { width: 1, type: 'dashed', color: color('--text-3') },
        symbol: 'none',
        silent: true,
      })),
    ],
  })
}
