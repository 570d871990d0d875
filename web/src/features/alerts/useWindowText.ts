import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation'

/** A window in its largest whole unit: "15 min", "24 h", "7 d". */
export function useWindowText(): (seconds: number) => string {
  const { t } = useTranslation()
  return useCallback(
    (seconds) => {
      if (seconds > 86_400 && seconds % 86_400 === 0) return t('alerts.spans.days', { value: seconds / 86_400 })
      if (seconds % 3600 === 0) return t('alerts.spans.hours', { value: seconds / 3600 })
      return seconds % 60 === 0 ? t('alerts.spans.minutes', { value: seconds / 60 }) : t('alerts.spans.seconds', { value: seconds })
    },
    [t],
  )
}
