import { useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { onServerAway, serverAway, suspectServer } from '../api/reach'
import { Icon } from './Icon'

/** Stands for as long as the server does not answer; what had failed is asked for again once it does. */
export function ServerAway() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const away = useSyncExternalStore(onServerAway, serverAway)
  useEffect(() => {
    const onNetwork = () => void suspectServer()
    window.addEventListener('offline', onNetwork)
    return () => window.removeEventListener('offline', onNetwork)
  }, [])
  useEffect(() => {
    if (!away) return
    return () => void client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' })
  }, [away, client])
  return (
    <div className="away" role="status">
      {away && (
        <span className="pop">
          <Icon of={CloudOff} size={14} />
          {t('errors.away')}
        </span>
      )}
    </div>
  )
}
