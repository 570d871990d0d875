import type { TFunction } from 'i18next'
import { stepText } from './format'
import { metricOf } from './metrics'
import type { Widget } from './model'

/** What stands beside the title of a chart: what it is split by, or its chosen step. */
export function stepHint({ type, config }: Widget, t: TFunction): string {
  if (type !== 'project_metrics') return ''
  // A ranking and a table name what they are split by in themselves.
  if (config.chartType === 'list' || config.chartType === 'table') return ''
  const split = config.breakdown?.field
  if (split) return t('dashboards.by', { field: split === 'metadata' ? (config.breakdown?.metadataKey ?? '') : t(`dashboards.fields.${split}`) })
  if (config.stepMs) return t('dashboards.per', { step: stepText(config.stepMs) })
  return metricOf(config.metricType).choices ? t('dashboards.percentiles') : ''
}
