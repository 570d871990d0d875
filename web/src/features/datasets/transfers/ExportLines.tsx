import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { exportAddress, exportsQuery, isOpen, markViewed } from './api'

/** One line per file that the server makes, until it is taken: of one dataset, or of those that have a name here. */
export function ExportLines({ id, nameOf }: { id?: string; nameOf?: (datasetId: string) => string | undefined }) {
  const { t } = useTranslation()
  const exports = useQuery(exportsQuery(id))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const close = (key: string) => setClosed((now) => new Set([...now, key]))
  return (
    <>
      {exports.data
        ?.filter((each) => !each.viewed_at && !closed.has(each.id) && (!nameOf || nameOf(each.dataset_id) !== undefined))
        .map((each) => (
          <div className="dsline" role="status" key={each.id}>
            <b className="w5 trunc">{[nameOf?.(each.dataset_id), t('datasets.exportOf', { format: each.format.toUpperCase() })].filter(Boolean).join(', ')}</b>
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
