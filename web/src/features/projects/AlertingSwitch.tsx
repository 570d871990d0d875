import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { OverviewTotals } from '../../api/overview'
import * as f from '../../lib/format'

/** All projects, or those with an alert that fires. */
export function AlertingSwitch({ alerting, totals }: { alerting: boolean; totals: OverviewTotals | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choose = (on: boolean) => void navigate({ to: '.', search: ((now: object) => ({ ...now, alerting: on || undefined })) as never })
  const alarmed = totals?.projects_with_alerts
  return (
    <div className="seg sm pwhich" role="group" aria-label={t('projects.which')}>
      <button className={alerting ? '' : 'on'} aria-pressed={!alerting} onClick={() => choose(false)}>
        {t('projects.all')} {totals && <span className="t3">{f.countShort(totals.projects)}</span>}
      </button>
      <button className={alerting ? 'on' : ''} aria-pressed={alerting} onClick={() => choose(true)}>
        {t('projects.withAlerts')} {alarmed !== undefined && <span className={alarmed > 0 ? 'err' : 't3'}>{f.countShort(alarmed)}</span>}
      </button>
    </div>
  )
}
