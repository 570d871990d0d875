import { Bell, BellOff, TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { AlertStanding, AlertState } from './model'
import { lastedText, when } from './values'

const ICON = { firing: TriangleAlert, to_acknowledge: Bell, muted: BellOff, quiet: null }
const COLOUR: Record<AlertState, string> = { firing: 'err', to_acknowledge: 'warnc', muted: 't2', quiet: 't2' }
const BADGE: Record<AlertState, string> = { firing: 'err', to_acknowledge: 'warn', muted: '', quiet: '' }

/** How an alert stands: the sign and the word, never the colour alone. */
export function StateMark({ state, badge = false }: { state: AlertState; badge?: boolean }) {
  const { t } = useTranslation()
  const icon = ICON[state]
  return (
    <span className={badge ? `badge ${BADGE[state]}` : `astate ${COLOUR[state]}`}>
      {icon && <Icon of={icon} size={badge ? 12 : 14} />}
      {t(`alerts.states.${state}`)}
    </span>
  )
}

/** Since when, until when, or when last. */
export function StateNote({ standing }: { standing: AlertStanding }) {
  const { t } = useTranslation()
  const { state, since, mute, last } = standing
  if (state === 'muted') return <>{mute?.until ? t('alerts.until', { at: when(mute.until) }) : t('alerts.forGood')}</>
  if (state === 'firing') return <>{t('alerts.since', { at: when(since) })}</>
  if (!last) return <>{t('alerts.never')}</>
  if (state === 'to_acknowledge') return <>{t('alerts.ended', { at: when(last.ended_at) })}</>
  const lasted = last.ended_at ? Date.parse(last.ended_at) - Date.parse(last.began_at) : 0
  return <>{t(lasted > 0 ? 'alerts.lastFor' : 'alerts.last', { at: when(last.began_at), lasted: lastedText(lasted, t) })}</>
}
