import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import type { ProjectEntry } from './sortProjects'

/** The workspace in four figures. */
export function Totals({ entries, loading, unknown }: { entries: ProjectEntry[]; loading: boolean; unknown: boolean }) {
  const { t } = useTranslation()
  const sum = (of: (entry: ProjectEntry) => number | undefined) => entries.reduce((total, entry) => total + (of(entry) ?? 0), 0)
  const traces = sum((entry) => entry.stats?.trace_count)
  const errors = sum((entry) => entry.stats?.error_count?.count)
  const idle = entries.filter((entry) => !entry.stats?.trace_count).length
  const figures: [string, f.Figure, string][] = [
    [t('projects.title'), f.countFigure(entries.length), idle > 0 && !unknown ? t('projects.idle', { count: idle }) : ''],
    [t('projects.traces'), f.countFigure(unknown ? null : traces), t('projects.allTime')],
    [t('projects.errors'), traces > 0 ? f.shareFigure(errors / traces) : { value: f.NONE }, t('projects.failing')],
    [t('projects.cost'), { value: f.costTotal(sum((entry) => entry.stats?.total_estimated_cost_sum)) }, t('projects.allTime')],
  ]
  return (
    <div className="kpis" tabIndex={0} role="group" aria-label={t('projects.total')}>
      {figures.map(([label, { value, unit }, note]) => (
        <div className="kpi" key={label}>
          <span className="l">{label}</span>
          <b>
            {loading ? '…' : value}
            {!loading && unit && <small>{f.NBSP + unit}</small>}
          </b>
          <span className="dlt">{loading ? '' : note}</span>
        </div>
      ))}
    </div>
  )
}
