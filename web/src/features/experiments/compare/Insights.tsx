import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Chart } from '../../../components/chart/Chart'
import { State, Waiting } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import type { Metric } from '../types'
import { tokenOf } from './letters'
import { value } from './metrics'
import { nameOf } from './SummaryTable'
import type { Comparison } from './useComparison'

const LEAST_AXES = 3
const MOST_AXES = 12

/** Charts: all scores at once, and each of the other figures by itself. */
export function Insights({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const metrics = useMemo(() => comparison.summary?.metrics ?? [], [comparison.summary])
  const shares = metrics.filter((each) => each.kind === 'score' || each.kind === 'passed')
  const others = metrics.filter((each) => each.kind !== 'score' && each.kind !== 'passed' && each.kind !== 'assertion')
  if (comparison.isPending) return <Waiting />
  if (metrics.length === 0) return <State title={t('experiments.noMetrics')} />
  return (
    <div className="insights" tabIndex={0} role="region" aria-label={t('experiments.insights')}>
      {shares.length >= LEAST_AXES && <Radar comparison={comparison} metrics={shares.slice(0, MOST_AXES)} />}
      {shares.length > 0 && <Bars comparison={comparison} metrics={shares} title={t('experiments.scores')} wide={shares.length < LEAST_AXES} />}
      {others.map((metric) => (
        <Bars key={metric.metric} comparison={comparison} metrics={[metric]} title={nameOf(t, { metric, figure: 'mean' })} />
      ))}
    </div>
  )
}

function useSeries({ experiments, letters }: Comparison, metrics: Metric[]) {
  return useMemo(
    () =>
      experiments.map((each) => ({
        name: `${letters.get(each.id)}  ${each.name}`,
        token: tokenOf(letters.get(each.id)),
        values: metrics.map((metric) => {
          const of = metric.experiments.find((one) => one.experiment_id === each.id)
          return (metric.kind === 'duration' ? of?.p50 : of?.mean) ?? null
        }),
      })),
    [experiments, letters, metrics],
  )
}

/** The figures of a chart as rows, for screen readers. */
const tableOf = (metric: string, metrics: Metric[], names: string[], series: { name: string; values: (number | null)[] }[]) => ({
  head: [metric, ...series.map((each) => each.name)],
  rows: names.map((name, index) => [name, ...series.map((each) => value(metrics[index]!.kind, each.values[index] ?? undefined))]),
})

function Radar({ comparison, metrics }: { comparison: Comparison; metrics: Metric[] }) {
  const { t } = useTranslation()
  const series = useSeries(comparison, metrics)
  const names = metrics.map((metric) => nameOf(t, { metric, figure: 'mean' }))
  const options = useMemo(
    () => (color: (token: string) => string) => ({
      tooltip: { trigger: 'item' },
      radar: {
        indicator: metrics.map((metric, index) => ({
          name: names[index],
          max: Math.max(1, ...metric.experiments.map((each) => each.mean ?? 0)),
        })),
        axisName: { color: color('--text-2'), fontSize: 11 },
        splitLine: { lineStyle: { color: color('--chart-grid') } },
        axisLine: { lineStyle: { color: color('--chart-grid') } },
        splitArea: { show: false },
        center: ['50%', '54%'],
        radius: '72%',
      },
      series: [
        {
          type: 'radar',
          symbolSize: 4,
          data: series.map((each) => ({
            name: each.name,
            value: each.values,
            lineStyle: { color: color(each.token), width: 1.5 },
            itemStyle: { color: color(each.token) },
          })),
        },
      ],
    }),
    // The names follow the metrics.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [metrics, series],
  )
  return (
    <section className="card">
      <Head title={t('experiments.allScores')} comparison={comparison} />
      <Chart label={t('experiments.allScores')} options={options} height={300} table={tableOf(t('experiments.metric'), metrics, names, series)} />
    </section>
  )
}

function Bars({ comparison, metrics, title, wide }: { comparison: Comparison; metrics: Metric[]; title: string; wide?: boolean }) {
  const { t } = useTranslation()
  const { set } = comparison
  const series = useSeries(comparison, metrics)
  const names = metrics.map((metric) => nameOf(t, { metric, figure: 'mean' }))
  const kind = metrics[0]!.kind
  // One figure needs no group of bars: each experiment stands under its own.
  const single = metrics.length === 1
  const options = useMemo(
    () => (color: (token: string) => string) => ({
      grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (each: unknown) => (typeof each === 'number' ? value(kind, each) : f.NONE) },
      xAxis: { type: 'category', data: single ? series.map((each) => each.name) : names, axisTick: { show: false }, axisLine: { lineStyle: { color: color('--chart-axis') } }, axisLabel: { color: color('--text-3'), fontSize: 11, interval: 0, width: 90, overflow: 'truncate' } },
      yAxis: { type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: color('--chart-grid') } }, axisLabel: { color: color('--text-3'), fontSize: 11, formatter: (each: number) => (each === 0 ? '0' : kind === 'score' || kind === 'passed' ? String(each) : value(kind, each)) } },
      series: single
        ? [{ type: 'bar', name: title, data: series.map((each) => ({ value: each.values[0], itemStyle: { color: color(each.token) } })), barMaxWidth: 44 }]
        : series.map((each) => ({ type: 'bar', name: each.name, data: each.values, itemStyle: { color: color(each.token), borderRadius: [2, 2, 0, 0] }, barMaxWidth: 28 })),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [metrics, series, kind, title],
  )
  return (
    <section className={`card ${wide ? 'wide' : ''}`}>
      <Head title={title} comparison={comparison} />
      <Chart
        label={title}
        options={options}
        height={300}
        onPoint={({ index }) => set({ tab: undefined, metric: metrics[single ? 0 : index]?.metric })}
        table={tableOf(t('experiments.metric'), metrics, names, series)}
      />
    </section>
  )
}

function Head({ title, comparison }: { title: string; comparison: Comparison }) {
  return (
    <header>
      <h2 className="trunc">{title}</h2>
      <span className="grow" />
      {comparison.experiments.slice(0, 6).map((each) => (
        <span className="lg" key={each.id} title={each.name} style={{ '--c': `var(${tokenOf(comparison.letters.get(each.id))})` } as React.CSSProperties}>
          {comparison.letters.get(each.id)}
        </span>
      ))}
    </header>
  )
}
