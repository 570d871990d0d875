import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { metricQuery } from '../../api/projects'
import type { MetricSeries } from '../../api/types'
import { iso } from '../../lib/range'
import type { WidgetConfig } from './model'
import { metricOf } from './metrics'
import type { TimeWindow } from './window'

const MOST_GROUPS = 8
const TOKENS = ['prompt_tokens', 'completion_tokens', 'usage.prompt_tokens', 'usage.completion_tokens']

export interface MetricData {
  series: MetricSeries[]
  /** The period before, moved onto this one; empty unless asked for. */
  before: MetricSeries[]
  status: 'pending' | 'error' | 'success'
  error: unknown
  retry: () => void
}

/** The series of a chart. With a split the largest groups come first and the rest is left out. */
export function useMetric(projectId: string, config: WidgetConfig, time: TimeWindow, previous: boolean): MetricData {
  const body = (from: number, to: number) => ({
    metric_type: metricOf(config.metricType).id,
    interval: time.interval,
    interval_start: iso(from)!,
    interval_end: iso(to),
    trace_filters: config.traceFilters,
    span_filters: config.spanFilters,
    thread_filters: config.threadFilters,
    ...(config.breakdown?.field && config.breakdown.field !== 'none'
      ? {
          breakdown: {
            field: config.breakdown.field,
            metadata_key: config.breakdown.metadataKey,
            sub_metric: config.breakdown.subMetric ?? config.feedbackScores?.[0],
          },
        }
      : {}),
  })
  const now = useQuery({ ...metricQuery(projectId, body(time.from, time.to)), placeholderData: keepPreviousData })
  const then = useQuery({
    ...metricQuery(projectId, body(time.before?.from ?? 0, time.before?.to ?? 1)),
    enabled: previous && time.before !== null && !config.breakdown?.field,
  })
  return {
    series: chosen(now.data ?? [], config),
    before: previous ? chosen(then.data ?? [], config) : [],
    status: now.status,
    error: now.error,
    retry: () => void now.refetch(),
  }
}

function chosen(series: MetricSeries[], config: WidgetConfig): MetricSeries[] {
  const { feedbackScores, breakdown } = config
  const tokens = config.metricType?.endsWith('TOKEN_USAGE') === true && !breakdown?.field
  // Input and output say it all: the total is their sum, and what a provider counts beside them has names of its own.
  if (tokens && !feedbackScores?.length) return series.filter((each) => TOKENS.includes(each.name))
  const named = !breakdown?.field && feedbackScores?.length ? series.filter((each) => feedbackScores.includes(each.name)) : series
  const sum = (each: MetricSeries) => each.data.reduce((all, point) => all + (point.value ?? 0), 0)
  return named.length <= MOST_GROUPS ? named : [...named].sort((a, b) => sum(b) - sum(a)).slice(0, MOST_GROUPS)
}
