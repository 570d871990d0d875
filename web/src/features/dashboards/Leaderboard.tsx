import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { cellText, columnsOf, ranked, useColumnName } from './leaderboardColumns'
import type { Widget } from './model'
import { useWidgetExperiments } from './useWidgetExperiments'
import { WidgetNote } from './WidgetNote'

/** A table of experiments or of groups of them; with a ranking metric the best one comes first. */
export function Leaderboard({ widget, projectId }: { widget: Widget; projectId: string }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { config } = widget
  const name = useColumnName()
  const query = useWidgetExperiments(widget, projectId, Number(config.maxRows ?? 10))
  if (query.isError) return <WidgetNote error={query.error} />
  if (query.isPending) return <div className="wskel skel" />
  if (query.data.length === 0) return <WidgetNote text={t('dashboards.noExperiments')} />
  const columns = columnsOf(config)
  const metric = config.enableRanking ? config.rankingMetric : undefined
  // true: higher is better, as clients store it; without a word it is.
  const rows = ranked(query.data, metric, config.rankingDirection ?? true)
  return (
    <div className="wtable" tabIndex={0} role="region" aria-label={widget.title}>
      <table className="tbl">
        <thead>
          <tr>
            {metric && (
              <th className="n" style={{ width: 40 }}>
                #
              </th>
            )}
            <th>{t('dashboards.experiment')}</th>
            {columns.map((column) => (
              <th key={column} className={column === 'dataset_id' ? '' : 'n'} aria-sort={column === metric ? ((config.rankingDirection ?? true) ? 'descending' : 'ascending') : undefined}>
                {name(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              {metric && <td className="n t3">{index + 1}</td>}
              <td className="trunc">
                {row.experiments === undefined ? (
                  <Link
                    className="w5"
                    to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
                    params={{ workspace, projectId: row.project_id ?? projectId, datasetId: row.dataset_id }}
                    search={{ experiments: [row.id] }}
                  >
                    {row.name}
                  </Link>
                ) : (
                  <>
                    <span className="w5">{row.name}</span> <span className="t3 num">{f.count(row.experiments)}</span>
                  </>
                )}
              </td>
              {columns.map((column) => (
                <td key={column} className={column === 'dataset_id' ? 'trunc' : 'n'}>
                  {cellText(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
