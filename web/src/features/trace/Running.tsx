import { useTranslation } from 'react-i18next'

export function Running() {
  const { t } = useTranslation()
  return (
    <span className="row running">
      <span className="spin" />
      {t('trace.running')}
    </span>
  )
}
