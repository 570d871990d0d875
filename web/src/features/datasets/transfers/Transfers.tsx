import { useQuery } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { importsQuery, isOpen } from './api'
import { ExportLines } from './ExportLines'
import { ImportLine } from './ImportLine'

const RECENT_MS = 3_600_000

/** One line per file on its way in or out; they go on without the tab. */
export function Transfers({ id, uploading, rejected }: { id: string; uploading: { name: string; share: number } | undefined; rejected: string | undefined }) {
  const { t } = useTranslation()
  const imports = useQuery(importsQuery(id))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const shown = imports.data?.filter((each, place) => isOpen(each.status) || each.id === rejected || (place === 0 && Date.now() - Date.parse(each.created_at) < RECENT_MS && !closed.has(each.id)))
  const close = (key: string) => setClosed(new Set([...closed, key]))
  return (
    <>
      {uploading && (
        <div className="dsline" role="status">
          <Icon of={Upload} size={14} />
          <b className="w5">{uploading.name}</b>
          <span>{t('datasets.uploading')}</span>
          <progress value={uploading.share} aria-label={t('datasets.uploading')} />
        </div>
      )}
      {shown?.map((each) => <ImportLine key={each.id} datasetId={id} job={each} listed={each.id === rejected} onClose={() => close(each.id)} />)}
      <ExportLines id={id} />
    </>
  )
}
