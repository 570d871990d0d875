import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { WidgetConfig } from './model'
import type { ExperimentRow } from './useWidgetExperiments'

/** Columns that every experiment has; scores are columns of their own. */
export const COLUMNS = ['dataset_id', 'created_at', 'duration.p50', 'duration.p90', 'duration.p99', 'pass_rate', 'trace_count', 'total_estimated_cost', 'total_estimated_cost_avg']
const DEFAULT_COLUMNS = ['dataset_id', 'created_at', 'duration.p50', 'pass_rate']

export const columnsOf = (config: WidgetConfig): string[] => (config.selectedColumns?.length ? config.selectedColumns : DEFAULT_COLUMNS)

export function useColumnName(): (column: string) => string {
  const { t } = useTranslation()
  return (column) => t(`dashboards.columns.${column.replace('.', '_')}`, column.replace(/^feedback_scores\./, ''))
}

export function numberOf(row: ExperimentRow, name: string): number | null {
  if (name.startsWith('duration.')) return row.duration?.[name.slice(9) as 'p50'] ?? null
  if (name === 'pass_rate') return row.pass_rate ?? null
  if (name === 'trace_count') return row.trace_count ?? null
  if (name === 'total_estimated_cost') return row.total_estimated_cost ?? null
  if (name === 'total_estimated_cost_avg') return row.total_estimated_cost_avg ?? null
  const score = name.replace(/^feedback_scores\./, '')
  return [...(row.feedback_scores ?? []), ...(row.experiment_scores ?? [])].find((each) => each.name === score)?.value ?? null
}

export function cellText(row: ExperimentRow, column: string): string {
  if (column === 'dataset_id') return row.dataset_name ?? f.NONE
  if (column === 'created_at') return f.time(row.created_at)
  const value = numberOf(row, column)
  if (column.startsWith('duration')) return f.duration(value)
  if (column === 'pass_rate') return f.share(value)
  if (column.startsWith('total_estimated_cost')) return f.cost(value)
  return column === 'trace_count' ? f.count(value) : f.score(value)
}

/** The best first; rows without the number come last. */
export function ranked(rows: ExperimentRow[], metric: string | undefined, higherFirst: boolean): ExperimentRow[] {
  if (!metric) return rows
  const worst = higherFirst ? -Infinity : Infinity
  return [...rows].sort((a, b) => ((numberOf(b, metric) ?? worst) - (numberOf(a, metric) ?? worst)) * (higherFirst ? 1 : -1) || 0)
}
