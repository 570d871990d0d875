import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Chart } from '../../components/chart/Chart'
import type { Options } from '../../components/chart/echarts'
import * as f from '../../lib/format'
import { quarters } from './chartOptions'
import type { Widget } from './model'
import { useWidgetExperiments } from './useWidgetExperiments'
import { WidgetNote } from './WidgetNote'

/** Scores of experiments beside each other: a line, bars, or one shape for each experiment. */
export function ExperimentScores({ widget, projectId }: { widget: Widget; projectId: string }) {
  const { t } = useTranslation()
  const { config } = widget
  const query = useWidgetExperiments(widget, projectId, Number(config.maxExperimentsCount ?? 10))
  const experiments = useMemo(() => [...(query.data ?? [])].reverse(), [query.data])
  const names = useMemo(() => {
    const all = [...new Set(experiments.flatMap((each) => (each.feedback_scores ?? []).map((score) => score.name)))].sort()
    return config.feedbackScores?.length ? all.filter((name) => config.feedbackScores!.includes(name)) : all
  }, [experiments, config.feedbackScores])
  const options = useMemo(() => {
    const value = (at: number, name: string) => experiments[at]?.feedback_scores?.find((score) => score.name === name)?.value ?? null
    return (color: (token: string) => string): Options =>
      config.chartType === 'radar' && names.length > 2
        ? {
            radar: { indicator: names.map((name) => ({ name, max: 1 })), axisName: { color: color('--chart-axis'), fontSize: 11 } },
            tooltip: { confine: true },
            series: [{ type: 'radar', data: experiments.map((each, at) => ({ name: each.name, value: names.map((name) => value(at, name)), itemStyle: { color: color(`--chart-${(at % 8) + 1}`) } })) }],
          }
        : {
            grid: { left: 4, right: 8, top: 10, bottom: 2, containLabel: true },
            tooltip: { trigger: 'axis', confine: true, valueFormatter: (each: unknown) => f.score(each as number | null) },
            xAxis: { type: 'category', data: experiments.map((each) => each.name), axisTick: { show: false }, axisLabel: { color: color('--chart-axis'), fontFamily: color('--font-sans'), fontSize: 11, hideOverlap: true }, axisLine: { lineStyle: { color: color('--border-default') } } },
            yAxis: { type: 'value', splitNumber: 3, ...quarters(experiments.flatMap((_, at) => names.map((name) => value(at, name)))), splitLine: { lineStyle: { color: color('--chart-grid') } }, axisLabel: { color: color('--chart-axis'), fontFamily: color('--font-sans'), fontSize: 11 } },
            series: names.map((name, index) => ({
              name,
              type: config.chartType === 'line' ? 'line' : 'bar',
              barMaxWidth: 24,
              data: experiments.map((_, at) => value(at, name)),
              itemStyle: { color: color(`--chart-${(index % 8) + 1}`) },
            })),
          }
  }, [experiments, names, config.chartType])
  if (query.isError) return <WidgetNote error={query.error} />
  if (query.isPending) return <div className="wskel skel" />
  if (names.length === 0) return <WidgetNote text={t('dashboards.noScores')} />
  return (
    <>
      <div className="wlegend">
        {names.map((name, index) => (
          <span key={name} className="lg" style={{ '--c': `var(--chart-${(index % 8) + 1})` } as React.CSSProperties}>
            {name}
          </span>
        ))}
      </div>
      <div className="wchart">
        <Chart
          label={widget.title}
          options={options}
          height="100%"
          table={{
            head: [t('dashboards.experiment'), ...names],
            rows: experiments.map((each) => [each.name, ...names.map((name) => f.score(each.feedback_scores?.find((score) => score.name === name)?.value))]),
          }}
        />
      </div>
    </>
  )
}
