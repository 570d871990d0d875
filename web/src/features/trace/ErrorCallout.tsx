import type { ErrorInfo } from '../../api/types'
import { ErrorGlyph } from '../../components/Icon'

/** What failed, in its own words; the trace of the stack stays as it was sent. */
export function ErrorCallout({ error }: { error: ErrorInfo }) {
  return (
    <div className="callout" role="group" aria-label={error.exception_type} data-testid="error-callout">
      <div className="row">
        <span className="err">
          <ErrorGlyph />
        </span>
        <b className="w6">{error.exception_type}</b>
      </div>
      {error.message && <p>{error.message}</p>}
      {error.traceback && error.traceback !== error.message && (
        <pre className="code" tabIndex={0}>
          {error.traceback}
        </pre>
      )}
    </div>
  )
}
