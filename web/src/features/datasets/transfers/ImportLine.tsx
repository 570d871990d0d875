import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Upload, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { isOpen, rejectedQuery, timeLeft, type Import } from './api'

interface Props {
  datasetId: string
  job: Import
  /** Whether the rows that were not taken are listed. */
  listed: boolean
  onClose: () => void
}

const search = (rejected: string | undefined) => ((now: object) => ({ ...now, rejected })) as never

/** A file on its way in: how far it is, and the rows that were not taken as a link to their reasons. */
export function ImportLine({ datasetId, job, listed, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const close = () => {
    onClose()
    if (listed) void navigate({ to: '.', search: search(undefined) })
  }
  return (
    <>
      <div className="dsline" role="status" data-testid="import-line">
        <Icon of={Upload} size={14} />
        <b className="w5 trunc">{job.file_name}</b>
        <Progress of={job} />
        {job.rejected > 0 && (
          <Link to="." search={search(listed ? undefined : job.id)} className="err w5 nowrap" aria-expanded={listed}>
            {t('datasets.rejected', { count: job.rejected, n: f.count(job.rejected) })}
          </Link>
        )}
        {!isOpen(job.status) && (
          <button className="ibtn sm" aria-label={t('common.close')} onClick={close}>
            <Icon of={X} size={14} />
          </button>
        )}
      </div>
      {listed && <RejectedRows datasetId={datasetId} job={job} />}
    </>
  )
}

function Progress({ of: job }: { of: Import }) {
  const { t } = useTranslation()
  if (job.status === 'FAILED') return <span className="err grow">{t('datasets.importFailed', { reason: job.error_message })}</span>
  if (job.status === 'COMPLETED') return <span className="grow">{t('datasets.imported', { count: job.imported })}</span>
  const left = timeLeft(job)
  return (
    <>
      <span className="num">{job.rows ? t('datasets.importing', { done: f.count(job.imported + job.rejected), total: f.count(job.rows) }) : t('datasets.checking')}</span>
      <progress aria-label={t('datasets.checking')} {...(job.rows ? { value: (job.imported + job.rejected) / job.rows } : {})} />
      {left !== undefined && <span className="t3 num nowrap">{t('datasets.left', { time: f.durationSummary(left) })}</span>}
    </>
  )
}

/** Rows of the file that cannot be items, in its order, with the line to mend and why. */
function RejectedRows({ datasetId, job }: { datasetId: string; job: Import }) {
  const { t } = useTranslation()
  const rows = useQuery(rejectedQuery(datasetId, job.id))
  return (
    <div className="dsrejected" tabIndex={0} role="region" aria-label={t('datasets.rejectedRows', { file: job.file_name })} data-testid="rejected-rows">
      {rows.isError && <p className="err">{t('datasets.rejectedGone')}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('datasets.cols.line')}</th>
            <th scope="col">{t('datasets.cols.reason')}</th>
            <th scope="col">{t('datasets.cols.row')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.data?.content.map((row) => (
            <tr key={row.line}>
              <td className="num">{f.count(row.line)}</td>
              <td>{row.reason}</td>
              <td className="mono t2">{row.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.data && rows.data.total > rows.data.content.length && (
        <p className="t3">{t('datasets.firstRejected', { shown: f.count(rows.data.content.length), total: f.count(rows.data.total) })}</p>
      )}
    </div>
  )
}
