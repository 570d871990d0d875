import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Upload, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { exportAddress, exportsQuery, importsQuery, isOpen, markViewed, type Import } from './api'

const RECENT_MS = 3_600_000

/** One line per file on its way in or out; they go on without the tab. */
export function Transfers({ id, uploading }: { id: string; uploading: { name: string; share: number } | undefined }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const imports = useQuery(importsQuery(id))
  const exports = useQuery(exportsQuery(id))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const latest = imports.data?.[0]
  const running = latest !== undefined && isOpen(latest.status)
  const wasRunning = useRef(running)
  useEffect(() => {
    if (wasRunning.current && !running) {
      void client.invalidateQueries({ queryKey: ['list', 'datasets'] })
      void client.invalidateQueries({ queryKey: ['datasets'] })
    }
    wasRunning.current = running
  }, [running, client])
  const recent = latest && Date.now() - Date.parse(latest.created_at) < RECENT_MS && !closed.has(latest.id) ? latest : undefined
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
      {recent && (
        <div className="dsline" role="status">
          <Icon of={Upload} size={14} />
          <b className="w5 trunc">{recent.file_name}</b>
          <Imported of={recent} />
          {!isOpen(recent.status) && (
            <button className="ibtn sm" aria-label={t('common.close')} onClick={() => close(recent.id)}>
              <Icon of={X} size={14} />
            </button>
          )}
        </div>
      )}
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
              <span className="err">{each.error_message}</span>
            ) : (
              <progress aria-label={t('datasets.exporting')} {...(each.total_items ? { value: (each.items ?? 0) / each.total_items } : {})} />
            )}
          </div>
        ))}
    </>
  )
}

function Imported({ of: job }: { of: Import }) {
  const { t } = useTranslation()
  if (job.status === 'FAILED') return <span className="err grow">{t('datasets.importFailed', { reason: job.error_message })}</span>
  if (job.status === 'COMPLETED') return <span className="grow">{t('datasets.imported', { count: job.imported })}</span>
  return (
    <>
      <span className="num">{job.rows ? t('datasets.importing', { done: f.count(job.imported), total: f.count(job.rows) }) : t('datasets.checking')}</span>
      <progress aria-label={t('datasets.checking')} {...(job.rows ? { value: job.imported / job.rows } : {})} />
    </>
  )
}
