import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { RotateCcw, Square } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { isRunning, mostTrials, optimizerOf, setStatus, type Optimization } from './api'
import type { StudioState } from '../studio/wire'
import { PauseButton, ServerProgress } from './server/ServerProgress'
import { StatusBadge } from './StatusBadge'
import { TimeLeft } from './TimeLeft'
import type { Trials } from './trials'

interface Props {
  run: Optimization
  /** As they were noted: without the candidate that the server tries right now. */
  trials: Trials
  /** Of a run on the server. */
  server: StudioState | undefined
}

/** How far the run is, what it optimizes; pause and stop, or once more. */
export function RunBar({ run, trials, server }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [asking, setAsking] = useState(false)
  const stop = async () => {
    setAsking(false)
    try {
      await setStatus(run.id, 'cancelled')
      await client.invalidateQueries({ queryKey: ['optimizations'] })
      toast(t('optimizations.stopped'))
    } catch (error) {
      toast(t('optimizations.notStopped', { reason: errorText(error) }), true)
    }
  }
  return (
    <div className="bar orun">
      {!(server && isRunning(run)) && <StatusBadge status={run.status} />}
      {isRunning(run) ? (
        <>
          {server ? <ServerProgress state={server} trials={trials} /> : <Progress run={run} trials={trials} />}
          {server && server.state !== 'finished' && <PauseButton id={run.id} state={server.state} />}
          <button className="btn" onClick={() => setAsking(true)}>
            <Icon of={Square} size={12} />
            {t('optimizations.stop')}
          </button>
        </>
      ) : (
        <>
          {server?.stopped_by && <span className="fs12">{t(`optimizations.server.stoppedBy.${server.stopped_by}`)}</span>}
          <span className="t2 fs12">
            {t('optimizations.startedBy', { author: run.created_by ?? f.NONE })} <time title={f.timeFull(run.created_at)}>{f.time(run.created_at)}</time>
          </span>
          {run.studio_config && (
            <Link className="btn" to="/$workspace/projects/$projectId/optimizations" params={{ workspace, projectId }} search={{ new: true, rerun: run.id }}>
              <Icon of={RotateCcw} size={12} />
              {t('optimizations.server.again')}
            </Link>
          )}
        </>
      )}
      <span className="grow" />
      {optimizerOf(run) && <span className="badge line">{optimizerOf(run)}</span>}
      <span className="t3 fs12 trunc">
        {t('optimizations.on', { objective: run.objective_name })}{' '}
        <Link className="acc" to={'/$workspace/projects/$projectId/datasets/$datasetId/items' as never} params={{ workspace, projectId, datasetId: run.dataset_id } as never}>
          {run.dataset_name}
        </Link>
      </span>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('optimizations.stopTitle')}
        description={t(server ? 'optimizations.server.stopText' : 'optimizations.stopText')}
        actions={
          <button className="btn danger" onClick={() => void stop()}>
            {t('optimizations.stopTitle')}
          </button>
        }
      />
    </div>
  )
}

/** Of a program elsewhere: what it has noted. */
function Progress({ run, trials }: Pick<Props, 'run' | 'trials'>) {
  const { t } = useTranslation()
  const most = mostTrials(run)
  const done = Math.max(0, trials.candidates.length - 1)
  return (
    <div className="run">
      <div className="row">
        <b className="w6 num">{most ? t('optimizations.trialOf', { done, most }) : t('optimizations.trialCount', { count: done })}</b>
        <span className="grow" />
        <TimeLeft trials={trials} most={most} />
      </div>
      {most && (
        <div className="prog" role="progressbar" aria-label={t('optimizations.progress')} aria-valuenow={done} aria-valuemax={most}>
          <i style={{ width: `${Math.min(100, (done / most) * 100)}%` }} />
        </div>
      )}
    </div>
  )
}
