import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { JsonView } from '../../../components/JsonView'
import { ValueView } from '../../../components/json/ValueView'
import { splitMetadata } from '../../../lib/bookkeeping'
import type { DetailContext } from '../detail'
import { Payload } from '../Payload'

/** Metadata and usage; what clients noted for themselves is folded away. */
export function MetadataTab({ context: { run } }: { context: DetailContext }) {
  const { t } = useTranslation()
  const { own, notes } = useMemo(() => splitMetadata(run.metadata), [run.metadata])
  return (
    <>
      <Payload title={t('trace.metadata')} part="metadata" value={own} empty={t('trace.nothingRecorded')} />
      {run.usage && <ValueView value={run.usage} title={t('trace.usage')} id="usage" />}
      {notes && (
        <details className="notes">
          <summary>{t('trace.clientNotes', { count: Object.keys(notes).length })}</summary>
          <div className="codebox">
            <JsonView value={notes} name={t('trace.clientNotes', { count: Object.keys(notes).length })} />
          </div>
        </details>
      )}
    </>
  )
}
