import { useTranslation } from '../../i18n/useTranslation'
import { partOf, type Metric } from './metrics'
import type { Line } from './series'

/** What a line is called: its group, else its part of the metric. */
export function useLineLabel(metric: Metric): (line: Line) => string {
  const { t } = useTranslation()
  return (line) => {
    if (line.others) return t('dashboards.others')
    if (line.group !== undefined) return line.group === 'Unknown' ? t('dashboards.unset') : line.group
    if (line.measure.startsWith('scores.')) return partOf(line.measure)
    if (line.measure.includes('.')) return t(`dashboards.series.${partOf(line.measure)}`, partOf(line.measure))
    return t(metric.label)
  }
}
