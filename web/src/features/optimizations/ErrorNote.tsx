import type { Optimization } from './api'
import { ErrorGlyph } from '../../components/Icon'

/** Why a run failed, with what the program said. */
export function ErrorNote({ error }: { error: NonNullable<Optimization['error_info']> }) {
  return (
    <details className="onote">
      <summary>
        <ErrorGlyph />
        <b className="w5">{error.exception_type}</b> {error.message}
      </summary>
      <pre className="mono" tabIndex={0}>
        {error.traceback}
      </pre>
    </details>
  )
}
