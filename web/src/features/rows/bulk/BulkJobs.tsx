import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useLiveLists } from '../../../api/lists'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { useHotkeys } from '../../../lib/hotkeys'
import * as f from '../../../lib/format'
import { bulkJobsQuery, cancelBulk, undoBulk, type BulkJob } from '../api'
import { follow, unfollow, useFollowed } from './followed'
import { unhide } from './leaving'
import { changedLists, wordOf } from '../kinds'
import './jobs.css'

const open = (job: BulkJob) => job.status === 'pending' || job.status === 'running'

/** What is being done to many rows: one line each with its progress, undo while it has not begun, stop afterwards. */
export function BulkJobs({ projectId }: { projectId: string }) {
  const jobs = useQuery({ ...bulkJobsQuery(projectId), staleTime: Infinity })
  const followed = useFollowed()
  const running = (jobs.data ?? []).filter(open)
  useEffect(() => {
    for (const job of (jobs.data ?? []).filter(open)) follow(job.id)
  }, [jobs.data])
  if (running.length === 0 && followed.size === 0) return null
  return <Lines projectId={projectId} jobs={jobs.data ?? []} followed={followed} />
}

function Lines({ projectId, jobs, followed }: { projectId: string; jobs: BulkJob[]; followed: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  useLiveLists('bulk-actions')
  const what = (job: BulkJob, count = job.total) => `${f.count(count)} ${t(wordOf(job.entity), { count })}`

  useEffect(() => {
    for (const job of jobs.filter((each) => followed.has(each.id) && !open(each))) {
      unfollow(job.id)
      if (job.status === 'failed') toast(t('rows.failed', { action: t(`rows.${job.action}`), error: job.error_message ?? '' }), true)
      else if (job.status === 'completed') toast(t(`rows.ended.${job.action}`, { what: what(job, job.done) }))
      const lists = changedLists(job.entity, job.action)
      const read = lists.flatMap((name) => [client.invalidateQueries({ queryKey: ['list', name] }), client.invalidateQueries({ queryKey: [name] })])
      if (lists.includes('runs')) for (const key of ['stats', 'metric', 'logs-counts']) void client.invalidateQueries({ queryKey: [key] })
      // Rows that were deleted stay hidden until the list was read without them.
      if (job.status !== 'completed') unhide(job.id)
      else if (!lists.includes('runs') || job.action === 'remove_from_queue') void Promise.all(read).then(() => unhide(job.id))
    }
  })
  // What is undone leaves at once: until the server has answered and the list was read anew it still stands in there.
  const [undone, setUndone] = useState<ReadonlySet<string>>(new Set())
  const undo = (job: BulkJob) => {
    setUndone((all) => new Set(all).add(job.id))
    return undoBulk(job.id).then(
      () => {
        unhide(job.id)
        unfollow(job.id)
        void client.invalidateQueries({ queryKey: ['bulk-actions'] })
      },
      (error: unknown) => {
        setUndone((all) => new Set([...all].filter((id) => id !== job.id)))
        toast(errorText(error), true)
      },
    )
  }
  const undoable = jobs.find((job) => job.status === 'pending' && job.undo_until && !undone.has(job.id))
  useHotkeys({ z: () => undoable && void undo(undoable) }, undoable !== undefined)

  const lines = jobs.filter((job) => followed.has(job.id) && open(job) && !undone.has(job.id))
  if (lines.length === 0) return null
  return (
    <div className="bulkjobs" role="status" aria-live="polite">
      {lines.map((job) => (
        <div key={job.id} className="pop toast" data-testid="bulk-job">
          <span>{t(`rows.going.${job.action}`, { what: what(job) })}</span>
          {job.status === 'running' && (
            <progress className="bulkbar" max={Math.max(job.total, job.done, 1)} value={job.done} aria-label={t(`rows.${job.action}`)} />
          )}
          {job.status === 'running' && <span className="t3 num fs12">{f.share(job.done / Math.max(1, job.total, job.done))}</span>}
          {job.undo_until && job.status === 'pending' ? (
            <button className="btn ghost sm acc" onClick={() => void undo(job)}>
              {t('rows.undo')}
            </button>
          ) : (
            <button
              className="btn ghost sm"
              onClick={() =>
                void cancelBulk(job.id).then(
                  () => client.invalidateQueries({ queryKey: bulkJobsQuery(projectId).queryKey }),
                  (error: unknown) => toast(errorText(error), true),
                )
              }
            >
              {t('rows.stop')}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
