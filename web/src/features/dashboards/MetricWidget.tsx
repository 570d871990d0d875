import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter, MetricSeries } from '../../api/types'
import { Chart, type ChartPoint } from '../../components/chart/Chart'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { chartOptions, seriesColor } from './chartOptions'
import { metricText } from './format'
import { groupFilter, metricOf } from './metrics'
import type { Widget } from './model'
import { useMetric } from './useMetric'
import { WidgetNote } from './WidgetNote'
import { bucketOf, type TimeWindow } from './window'

interface Props {
  widget: Widget
  projectId: string
  time: TimeWindow
  previous: boolean
  height: number
}

/** A metric over time. A point leads to its rows in Logs: the same range, filters and group. */
export function MetricWidget({ widget, projectId, time, previous, height }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { workspace = 'default' } = useParams({ strict: false })
  const { config } = widget
  const metric = metricOf(config.metricType)
  const own = config.projectId ?? projectId
  const { series, before, status, error, retry } = useMetric(own, config, time, previous)
  const label = (name: string) => t(`dashboards.series.${name.replaceAll('.', '_')}`, name)
  const options = useMemo(
    () => chartOptions({ series, before, metric, bars: config.chartType === 'bar', interval: time.interval, label, previousWord: t('dashboards.before') }),
    // `label` reads the language, which draws the page anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [series, before, metric, config.chartType, time.interval],
  )
  const open = (point: ChartPoint) => {
    const group = series[point.series]
    const at = group?.data[point.index]
    if (!group || !at) return
    const { from, to } = bucketOf(at.time, time.interval)
    void navigate({
      to: '/$workspace/projects/$projectId/logs',
      params: { workspace, projectId: own },
      search: { logsType: metric.level, range: writeRange(from, to), filters: filtersOf(widget, group.name) },
    })
  }
  if (status === 'error') return <WidgetNote error={error} onRetry={retry} />
  if (status === 'pending') return <div className="wskel skel" style={{ height: Math.max(40, height - 24) }} />
  if (!hasValues(series)) return <WidgetNote text={t('dashboards.nothing')} />
  return (
    <>
      {series.length > 1 && (
        <div className="wlegend">
          {series.map((each, index) => (
            <span key={each.name} className="lg" style={{ '--c': `var(${seriesColor(each.name, index, metric)})` } as React.CSSProperties}>
              {label(each.name)}
            </span>
          ))}
        </div>
      )}
      <Chart
        label={widget.title}
        options={options}
        height={height - (series.length > 1 ? 22 : 0)}
        onPoint={open}
        group="dashboard"
        table={{
          head: [t('dashboards.time'), ...series.map((each) => label(each.name))],
          rows: (series[0]?.data ?? []).map((point, index) => [f.timeFull(point.time), ...series.map((each) => metricText(each.data[index]?.value, metric.unit))]),
        }}
      />
    </>
  )
}

const hasValues = (series: MetricSeries[]): boolean => series.some((each) => each.data.some((point) => point.value != null && point.value !== 0))

/** What the rows behind a point have in common, beside their time. */
function filtersOf(widget: Widget, group: string): Filter[] | undefined {
  const { config } = widget
  const metric = metricOf(config.metricType)
  const own = { traces: config.traceFilters, spans: config.spanFilters, threads: config.threadFilters }[metric.level] ?? []
  const split = config.breakdown?.field ? groupFilter(config.breakdown.field, group, config.breakdown.metadataKey) : null
  const all = [...own, ...(metric.rows ?? []), ...(split ? [split] : [])]
  return all.length > 0 ? all : undefined
}
