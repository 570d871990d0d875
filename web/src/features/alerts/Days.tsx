import { useTranslation } from '../../i18n/useTranslation'
import { ticksOf, type AlertStanding } from './model'

const TICKS = 28
const SIX_HOURS = 6 * 3_600_000

/** Seven days in ticks of six hours: red where the alert fired, amber where it told news, empty while it was muted. */
export function Days({ standing }: { standing: AlertStanding | undefined }) {
  const { t } = useTranslation()
  if (!standing) return <span className="adays" aria-hidden="true" />
  const text = t('alerts.firedDays', { count: standing.recent.length })
  return (
    <span className="adays" role="img" aria-label={text} title={text}>
      {ticksOf(standing, Date.now(), TICKS, SIX_HOURS).map((tick, index) => (
        <i key={index} className={tick} />
      ))}
    </span>
  )
}
