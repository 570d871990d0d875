import { useTranslation } from '../../i18n/useTranslation'
import type { Status } from './api'

/** A finished run needs no mark of its own; what runs, waits or failed does. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation()
  const kind = status === 'error' ? 'err' : status === 'running' ? 'acc' : status === 'initialized' ? 'line' : ''
  return (
    <span className={`badge ${kind}`}>
      {status === 'running' && <span className="spin" aria-hidden="true" />}
      {t(`optimizations.status.${status}`)}
    </span>
  )
}
