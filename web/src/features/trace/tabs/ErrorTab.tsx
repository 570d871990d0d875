import type { DetailContext } from '../detail'
import { ErrorCallout } from '../ErrorCallout'
import { MoreErrors } from '../MoreErrors'

export function ErrorTab({ context: { run, entity, state } }: { context: DetailContext }) {
  return run.error_info ? <ErrorCallout error={run.error_info} whole more={<MoreErrors type={run.error_info.exception_type} level={entity.kind === 'spans' ? 'spans' : 'traces'} state={state} />} /> : null
}
