import type { DetailContext } from '../detail'
import { ErrorCallout } from '../ErrorCallout'

export function ErrorTab({ context: { run } }: { context: DetailContext }) {
  return run.error_info ? <ErrorCallout error={run.error_info} whole /> : null
}
