import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../i18n/useTranslation'

/** Asks again for everything on the page that failed: mostly there is one cause, so one click is enough. */
export function RetryButton({ className = 'btn', also }: { className?: string; also?: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const retry = () => {
    also?.()
    void client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' })
  }
  return (
    <button className={className} onClick={retry}>
      {t('common.retry')}
    </button>
  )
}
