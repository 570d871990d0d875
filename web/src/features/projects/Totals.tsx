import { useTranslation } from '../../i18n/useTranslation'
import type { OverviewTotals } from '../../api/overview'
import * as f from '../../lib/format'

/** The workspace in figures, each against the equal range before. */
export function Totals({ totals, range }: { totals: OverviewTotals | undefined; range: string }) {
  const { t } = useTranslation()
  const against = (now: number, before: number) => (before > 0 ? t('projects.against', { change: f.signed((now - before) / before, f.share), range }) : range)
  const figures: [string, f.Figure | undefined, string | undefined][] = [
    [t('projects.title'), totals && f.countFigure(totals.projects), totals && totals.idle > 0 ? t('projects.idle', { count: totals.idle }) : ''],
    [t('projects.traces'), totals && f.countFigure(totals.traces), totals && against(totals.traces, totals.previous.traces)],
    [t('projects.errors'), totals && (totals.traces > 0 ? f.shareFigure(totals.errors / totals.traces) : { value: f.NONE }), t('projects.failing')],
    [t('projects.cost'), totals && { value: f.costCents(totals.cost) }, totals && against(totals.cost, totals.previous.cost)],
    [t('projects.firing'), totals && f.countFigure(totals.alerts_firing), totals && totals.alerts_firing > 0 ? t('projects.inProjects', { count: totals.projects_with_alerts }) : ''],
  ]
  return (
    <div className="kpis pkpis" tabIndex={0} role="group" aria-label={t('projects.total')}>
      {figures.map(([label, figure, note]) => (
        <div className="kpi" key={label}>
          <span className="l">{label}</span>
          <b className={label === t('projects.firing') && totals && totals.alerts_firing > 0 ? 'err' : undefined}>
            {figure?.value ?? '…'}
            {figure?.unit && <small>{f.NBSP + figure.unit}</small>}
          </b>
          <span className="dlt">{figure ? note : ''}</span>
        </div>
      ))}
    </div>
  )
}
