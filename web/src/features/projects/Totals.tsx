import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import type { OverviewTotals } from '../../api/overview'
import { storageQuery } from '../../api/workspace'
import * as f from '../../lib/format'
import { BudgetFigure } from './BudgetFigure'
import { KeyFigure } from './KeyFigure'

/** The workspace in figures, each against the equal range before. */
export function Totals({ totals, range }: { totals: OverviewTotals | undefined; range: string }) {
  const { t } = useTranslation()
  const storage = useQuery(storageQuery())
  const change = (now: number, before: number) => f.signed((now - before) / before, f.share)
  const against = (now: number, before: number) => (before > 0 ? t('projects.against', { change: change(now, before), range }) : range)
  return (
    <div className="kpis pkpis" tabIndex={0} role="group" aria-label={t('projects.total')}>
      <KeyFigure label={t('projects.title')} figure={totals && f.countFigure(totals.projects)} note={totals && totals.idle > 0 && t('projects.idle', { count: totals.idle })} />
      <KeyFigure
        label={t('projects.traces')}
        figure={totals && f.countFigure(totals.traces)}
        note={
          totals && (
            <>
              {totals.previous.traces > 0 ? change(totals.traces, totals.previous.traces) : range}
              {totals.traces > 0 && ` · ${t('projects.failing', { share: f.share(totals.errors / totals.traces) })}`}
            </>
          )
        }
        title={totals && against(totals.traces, totals.previous.traces)}
      />
      <KeyFigure label={t('projects.cost')} figure={totals && { value: f.costCents(totals.cost) }} note={totals && against(totals.cost, totals.previous.cost)} />
      <BudgetFigure />
      <KeyFigure
        label={t('projects.firing')}
        figure={totals && f.countFigure(totals.alerts_firing)}
        tone={totals && totals.alerts_firing > 0 ? 'err' : ''}
        note={totals && totals.alerts_firing > 0 && t('projects.inProjects', { count: totals.projects_with_alerts })}
      />
      <KeyFigure
        label={t('projects.storage.title')}
        figure={storage.data ? f.bytesFigure(storage.data.total_bytes) : storage.isError ? { value: f.NONE } : undefined}
        note={storage.data && storage.data.day_bytes > 0 && t('projects.storage.day', { bytes: f.bytes(storage.data.day_bytes) })}
        title={storage.data?.kinds.map((kind) => `${t(`projects.storage.kinds.${kind.kind}`)}: ${f.bytes(kind.bytes)}`).join('\n')}
      />
    </div>
  )
}
