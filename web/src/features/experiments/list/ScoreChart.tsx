import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Chart } from '../../../components/chart/Chart'
import * as f from '../../../lib/format'
import type { Experiment } from '../types'
import { scoreSeries } from './scoreSeries'

/** Of the chart with its head, px. */
const HEIGHT = 163

interface Props {
  experiments: Experiment[]
  /** The list is still on its way: the place of the chart is kept. */
  pending: boolean
  groups: string[]
  score: string | undefined
  projectId: string
  onScore: (score: string) => void
}

/** Scores over the experiments in time: a line for each score, or for each group of one score. A point opens its experiment. */
export function ScoreChart({ experiments, pending, groups, score, projectId, onScore }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { names, chosen, times, series } = useMemo(() => scoreSeries(experiments, groups, score), [experiments, groups, score])
  const label = t('experiments.scoresOver', { count: experiments.length })
  const options = useMemo(
    () => (color: (token: string) => string) => ({
      grid: { left: 8, right: 16, top: 10, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (each: unknown) => (typeof each === 'number' ? f.decimals(each, 3) : f.NONE) },
      xAxis: { type: 'category', data: times, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: color('--chart-axis') } }, axisLabel: { color: color('--text-3'), fontSize: 11 } },
      yAxis: { type: 'value', scale: true, splitNumber: 3, splitLine: { lineStyle: { color: color('--chart-grid') } }, axisLabel: { color: color('--text-3'), fontSize: 11 } },
      series: series.map((each, index) => ({
        type: 'line',
        name: each.name,
        data: each.values.map((value) => value ?? null),
        connectNulls: true,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 1.5, color: color(`--chart-${index + 1}`) },
        itemStyle: { color: color(`--chart-${index + 1}`) },
      })),
    }),
    [times, series],
  )
  if (series.length === 0) return pending ? <section className="scorechart" style={{ height: HEIGHT }} aria-hidden="true" /> : null
  return (
    <section className="scorechart">
      <div className="row">
        <h2 className="h3">{t('experiments.scores')}</h2>
        {groups.length > 0 && names.length > 1 && (
          <select className="select sm" aria-label={t('experiments.scoreOfChart')} value={chosen} onChange={(event) => onScore(event.target.value)}>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        {groups.length > 0 && names.length === 1 && <span className="t2">{chosen}</span>}
        <span className="grow" />
        {series.map((each, index) => (
          <span className="lg" key={each.name} style={{ '--c': `var(--chart-${index + 1})` } as React.CSSProperties}>
            {each.name || t('experiments.noValue')}
          </span>
        ))}
      </div>
      <Chart
        label={label}
        options={options}
        height={124}
        onPoint={({ series: line, index }) => {
          const experiment = series[line]?.experiments[index]
          if (experiment)
            void navigate({
              to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
              params: ((now: object) => ({ ...now, projectId, datasetId: experiment.dataset_id })) as never,
              search: { experiments: [experiment.id] },
            })
        }}
        table={{ head: [t('experiments.created'), ...series.map((each) => each.name)], rows: times.map((time, index) => [time, ...series.map((each) => f.decimals(each.values[index], 3))]) }}
      />
    </section>
  )
}
