import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from '../../i18n/useTranslation'
import { seriesQuery, type SeriesAnswer } from '../../api/logs'
import * as f from '../../lib/format'
import { stepText } from './format'
import { metricOf, withBoardSplit } from './metrics'
import type { Widget, WidgetConfig } from './model'
import { bodyOf, linesOf } from './series'
import type { Board } from './window'

/** What stands beside the title of a card: the unit and step of its figures, and what they are split by. */
export function useHint(widget: Widget, projectId: string, board: Board): string {
  const { t } = useTranslation()
  const config = withBoardSplit(widget.config, board.by)
  const own = config.projectId ?? projectId
  const asked = widget.type === 'project_metrics' && !widget.subtitle
  // The same question as that of the card itself: it is sent once.
  const body = asked ? bodyOf(config, board, board.time) : null
  const { data } = useQuery({ ...seriesQuery(own, body), enabled: body !== null && own !== '', placeholderData: keepPreviousData })
  return widget.subtitle || (asked ? hintOf(config, data, t) : '')
}

export function hintOf(config: WidgetConfig, data: Pick<SeriesAnswer, 'step_ms' | 'series'> | undefined, t: TFunction): string {
  const metric = metricOf(config.metricType)
  // A table names what it is split by in itself.
  if (config.chartType === 'table') return ''
  if (config.chartType === 'list' || config.breakdown?.aggregateTotal) return metric.stacked && metric.unit === 'count' && data ? rowsHint(config, data, t) : ''
  const field = config.breakdown?.field
  const split = field && t('dashboards.by', { field: field === 'metadata' ? (config.breakdown?.metadataKey ?? '') : t(`dashboards.fields.${field}`) })
  return [unitHint(config, data?.step_ms, t), split].filter(Boolean).join(', ')
}

/** `889 traces`: what a ranking adds up to. */
function rowsHint(config: WidgetConfig, data: Pick<SeriesAnswer, 'series'>, t: TFunction): string {
  const { level, measures } = metricOf(config.metricType)
  if (measures[0] !== 'count' && measures[0] !== 'errors') return ''
  const count = linesOf(data as SeriesAnswer, config).lines.reduce((sum, each) => sum + (each.total ?? 0), 0)
  return t(`dashboards.rows.${level}`, { count, n: f.count(count) })
}

function unitHint(config: WidgetConfig, step: number | undefined, t: TFunction): string {
  const metric = metricOf(config.metricType)
  if (metric.unit === 'share') return t(`dashboards.shareOf.${metric.level}`)
  if (metric.unit === 'score') return t('dashboards.series.avg')
  if (metric.choices) return config.breakdown?.field ? '' : t('dashboards.percentiles')
  const per = step && metric.stacked ? t('dashboards.per', { step: stepText(step) }) : ''
  return per && metric.unit === 'usd' ? `$ ${per}` : per
}
