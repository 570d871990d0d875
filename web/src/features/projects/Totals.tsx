import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import * as f from '../../lib/format'

/** The workspace in four figures, each against the equal range before. */
export function Totals({ projects, total, range }: { projects: ProjectOverview[] | undefined; total: number; range: string }) {
  const { t } = useTranslation()
  const sum = (of: (project: ProjectOverview) => number | undefined) => (projects ?? []).reduce((all, project) => all + (of(project) ?? 0), 0)
  const traces = sum((project) => project.traces)
  const cost = sum((project) => project.cost)
  const idle = (projects ?? []).filter((project) => project.traces === 0).length
  const against = (now: number, before: number) => (before > 0 ? t('projects.against', { change: f.signed((now - before) / before, f.share), range }) : range)
  const figures: [string, f.Figure, string][] = [
    [t('projects.title'), f.countFigure(total), idle > 0 ? t('projects.idle', { count: idle }) : ''],
    [t('projects.traces'), f.countFigure(traces), against(traces, sum((project) => project.previous?.traces))],
    [t('projects.errors'), traces > 0 ? f.shareFigure(sum((project) => project.errors) / traces) : { value: f.NONE }, t('projects.failing')],
    [t('projects.cost'), { value: f.costCents(cost) }, against(cost, sum((project) => project.previous?.cost))],
  ]
  return (
    <div className="kpis" tabIndex={0} role="group" aria-label={t('projects.total')}>
      {figures.map(([label, { value, unit }, note]) => (
        <div className="kpi" key={label}>
          <span className="l">{label}</span>
          <b>
            {projects ? value : '…'}
            {projects && unit && <small>{f.NBSP + unit}</small>}
          </b>
          <span className="dlt">{projects ? note : ''}</span>
        </div>
      ))}
    </div>
  )
}
