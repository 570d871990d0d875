import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { OverviewTotals } from '../../api/overview'
import * as f from '../../lib/format'
import type { Which } from './ranges'

/** All projects, the pinned ones, or those with an alert that fires. */
export function WhichProjects({ which, totals }: { which: Which; totals: OverviewTotals | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choose = (next: Which) =>
    void navigate({ to: '.', search: ((now: object) => ({ ...now, alerting: undefined, pinned: undefined, ...(next === 'all' ? {} : { [next]: true }) })) as never })
  const choices: [Which, string, number | undefined][] = [
    ['all', t('projects.all'), totals?.projects],
    ['pinned', t('projects.pinned'), totals?.pinned],
    ['alerting', t('projects.withAlerts'), totals?.projects_with_alerts],
  ]
  return (
    <div className="pwhich" role="group" aria-label={t('projects.which')}>
      {choices.map(([id, label, count]) => (
        <button key={id} className={id === which ? 'on' : ''} aria-pressed={id === which} onClick={() => choose(id)}>
          {label} <small className={id === 'alerting' && count ? 'err' : undefined}>{count === undefined ? '' : f.countShort(count)}</small>
        </button>
      ))}
    </div>
  )
}
