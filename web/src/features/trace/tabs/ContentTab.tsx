import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { splitMetadata } from '../../../lib/bookkeeping'
import type { DetailContext } from '../detail'
import { ErrorCallout } from '../ErrorCallout'
import { MoreErrors } from '../MoreErrors'
import { Payload } from '../Payload'
import { RunFiles } from '../RunFiles'

/** Input and output as they were recorded: text as text, everything else as JSON. */
export function ContentTab({ context }: { context: DetailContext }) {
  const { t } = useTranslation()
  const { run, entity, state } = context
  const own = useMemo(() => splitMetadata(run.metadata).own, [run.metadata])
  const open = !run.end_time && run.duration === undefined
  return (
    <>
      {run.error_info && <ErrorCallout error={run.error_info} more={<MoreErrors type={run.error_info.exception_type} level={entity.kind === 'spans' ? 'spans' : 'traces'} state={state} />} />}
      <RunFiles context={context} />
      <Payload title={t('trace.input')} part="input" value={run.input} empty={t('trace.noInput')} />
      {(run.output !== undefined || !run.error_info) && (
        <Payload title={t('trace.output')} part="output" value={run.output} empty={t(open ? 'trace.noOutputYet' : 'trace.noOutput')} />
      )}
      {own !== undefined && <Payload title={t('trace.metadata')} part="metadata" value={own} empty="" />}
    </>
  )
}
