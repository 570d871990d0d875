import { Copy } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ErrorInfo } from '../../api/types'
import { ErrorGlyph, Icon } from '../../components/Icon'
import { useCopy } from '../../components/useCopy'
import { frames } from '../../lib/stackTrace'

/** Frames shown before somebody asks for all. */
const FEW = 3

/** What failed, in its own words. In short the last frames of the program; whole, the trace as it was sent. */
export function ErrorCallout({ error, whole = false, more }: { error: ErrorInfo; whole?: boolean; more?: ReactNode }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const stack = error.traceback && error.traceback !== error.message && error.traceback !== error.exception_type ? error.traceback : null
  const own = useMemo(() => (stack ? frames(stack).slice(0, FEW) : []), [stack])
  return (
    <div className="callout" role="group" aria-label={error.exception_type} data-testid="error-callout">
      <div className="row">
        <span className="err">
          <ErrorGlyph />
        </span>
        <b className="w6">{error.exception_type}</b>
        <span className="grow" />
        {more}
        {stack && (
          <button className="ibtn sm" aria-label={t('trace.copyStack')} title={t('trace.copyStack')} onClick={() => copy(stack)}>
            <Icon of={Copy} size={14} />
          </button>
        )}
      </div>
      {error.message && <p>{error.message}</p>}
      {!whole && own.length > 0 && (
        <table className="frames">
          <tbody>
            {own.map((frame, i) => (
              <tr key={i}>
                <td className="mono">{frame.method}</td>
                <td className="mono t2">{frame.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {stack &&
        (whole || own.length === 0 ? (
          <pre className="code" tabIndex={0}>
            {stack}
          </pre>
        ) : (
          <details>
            <summary>{t('trace.wholeStack')}</summary>
            <pre className="code" tabIndex={0}>
              {stack}
            </pre>
          </details>
        ))}
    </div>
  )
}
