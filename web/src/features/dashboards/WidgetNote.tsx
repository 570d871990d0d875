import { useErrorText } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'

/** In place of a chart: nothing in this time, or what went wrong. */
export function WidgetNote({ text, error }: { text?: string; error?: unknown }) {
  const errorText = useErrorText()
  return (
    <div className="wnote t3" role="status">
      <p>{text ?? errorText(error)}</p>
      {error !== undefined && (
        <RetryButton className="btn sm" />
      )}
    </div>
  )
}
