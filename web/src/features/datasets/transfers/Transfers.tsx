import { useQuery } from '@tanstack/react-query'
import { Upload, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/Icon'
import { exportAddress, exportsQuery, importsQuery, isOpen, markViewed } from './api'
import { ImportLine } from './ImportLine'

const RECENT_MS = 3_600_000

/** One line per file on its way in or out; they go on without the tab. */
export function Transfers({ id, uploading, rejected }: { id: string; uploading: { name: string; share: number } | undefined; rejected: string | undefined }) {
  const { t } = useTranslation()
  const imports = useQuery(importsQuery(id))
  const exports = useQuery(exportsQuery(id))
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
      {exports.data
        ?.filter((each) => !each.viewed_at && !closed.has(each.id))
        .map((each) => (
          <div className="dsline" role="status" key={each.id}>
            <b className="w5">{t('datasets.exportOf', { format: each.format.toUpperCase() })}</b>
            {each.status === 'COMPLETED' ? (
              <>
                <span>{t('datasets.rows', { count: each.items ?? 0 })}</span>
                <span className="grow" />
                <a className="btn sm" href={exportAddress(each.id)} download onClick={() => void markViewed(each.id).then(() => close(each.id))}>
                  {t('datasets.download')}
                </a>
              </>
            ) : each.status === 'FAILED' ? (
              <span className="err grow">{each.error_message}</span>
            ) : (
              <progress aria-label={t('datasets.exporting')} {...(each.total_items ? { value: (each.items ?? 0) / each.total_items } : {})} />
            )}
            {!isOpen(each.status) && (
              <button className="ibtn sm" aria-label={t('common.close')} onClick={() => void markViewed(each.id).then(() => close(each.id))}>
                <Icon of={X} size={14} />
              </button>
            )}
          </div>
        ))}
    </>
  )
}
