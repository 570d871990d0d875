import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../components/PageStates'

/** In place of a chart: nothing in this time, or what went wrong. */
export function WidgetNote({ text, error, onRetry }: { text?: string; error?: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  return (
    <div className="wnote t3" role="status">
      <p>{text ?? errorText(error)}</p>
      {onRetry && (
        <button className="btn sm" onClick={onRetry}>
          {t('common.retry')}
        </button>
      )}
    </div>
  )
}
