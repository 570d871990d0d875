import { useTranslation } from '../../i18n/useTranslation'

export function Running() {
  const { t } = useTranslation()
  return (
    <span className="row running">
      <span className="spin" />
      {t('trace.running')}
    </span>
  )
}
