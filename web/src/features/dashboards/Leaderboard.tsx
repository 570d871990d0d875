import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import type { Experiment } from '../experiments/types'
import { useWidgetExperiments } from './ExperimentScores'
import type { Widget } from './model'
import { WidgetNote } from './WidgetNote'

const DEFAULT_COLUMNS = ['dataset_id', 'created_at', 'duration.p50', 'pass_rate']

/** A table of experiments; with a ranking metric the best one comes first. */
export function Leaderboard({ widget, projectId }: { widget: Widget; projectId: string }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { config } = widget
  const query = useWidgetExperiments(widget, projectId, Number(config.maxRows ?? 10))
  if (query.isError) return <WidgetNote error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <div className="wskel skel" style={{ height: 120 }} />
  if (query.data.length === 0) return <WidgetNote text={t('dashboards.noExperiments')} />
  const columns = config.selectedColumns?.length ? config.selectedColumns : DEFAULT_COLUMNS
  const metric = config.enableRanking ? config.rankingMetric : undefined
  // true: higher is better, as clients store it; without a word it is.
  const up = config.rankingDirection ?? true
  const rows = metric
    ? [...query.data].sort((a, b) => ((number(b, metric) ?? -Infinity) - (number(a, metric) ?? -Infinity)) * (up ? 1 : -1))
    : query.data
  return (
    <div className="wtable" tabIndex={0} role="region" aria-label={widget.title}>
      <table className="tbl">
        <thead>
          <tr>
            {metric && <th className="n" style={{ width: 40 }}>#</th>}
            <th>{t('dashboards.experiment')}</th>
            {columns.map((column) => (
              <th key={column} className={column === 'dataset_id' ? '' : 'n'}>
                {t(`dashboards.columns.${column.replace('.', '_')}`, column.replace(/^feedback_scores\./, ''))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              {metric && <td className="n t3">{index + 1}</td>}
              <td className="trunc">
                <Link
                  className="w5"
                  to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
                  params={{ workspace, projectId: row.project_id ?? projectId, datasetId: row.dataset_id }}
                  search={{ experiments: [row.id] }}
                >
                  {row.name}
                </Link>
              </td>
              {columns.map((column) => (
                <td key={column} className={column === 'dataset_id' ? 'trunc' : 'n'}>
                  {cell(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function number(row: Experiment, name: string): number | null {
  if (name.startsWith('duration.')) return row.duration?.[name.slice(9) as 'p50'] ?? null
  if (name === 'pass_rate') return row.pass_rate ?? null
  if (name === 'trace_count') return row.trace_count ?? null
  if (name.startsWith('total_estimated_cost')) return row.total_estimated_cost ?? null
  const score = name.replace(/^feedback_scores\./, '')
  return [...(row.feedback_scores ?? []), ...(row.experiment_scores ?? [])].find((each) => each.name === score)?.value ?? null
}

function cell(row: Experiment, column: string): string {
  if (column === 'dataset_id') return row.dataset_name ?? f.NONE
  if (column === 'created_at') return f.time(row.created_at)
  const value = number(row, column)
  if (column.startsWith('duration')) return f.duration(value)
  if (column === 'pass_rate') return f.share(value)
  if (column.startsWith('total_estimated_cost')) return f.cost(value)
  return column === 'trace_count' ? f.count(value) : f.score(value)
}
