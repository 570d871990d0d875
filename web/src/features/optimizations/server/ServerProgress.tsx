import { Pause, Play } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { pauseStudio, resumeStudio, type StudioState } from '../../studio/wire'
import { TimeLeft } from '../TimeLeft'
import type { Trials } from '../trials'

/** How far a run of the server is: the trial that it is at, what it waits for, about how long it still takes. */
export function ServerProgress({ state, trials }: { state: StudioState; trials: Trials }) {
  const { t } = useTranslation()
  const { trials_done: done, trials_planned: most } = state
  const busy = state.state === 'running' || state.state === 'pausing'
  const at = Math.min(busy ? done + 1 : done, most)
  return (
    <div className="run">
      <div className="row">
        <span className={`dot ${busy ? 'acc' : ''}`} aria-hidden="true" />
        <b className="w6 num">{state.state === 'queued' ? t('optimizations.server.queued') : done === 0 && trials.candidates.length <= 1 ? t('optimizations.server.baseline', { most }) : t('optimizations.trialOf', { done: at, most })}</b>
        <span className="t3 fs12 trunc">{t(state.state === 'running' && !state.current && done > 0 ? 'optimizations.server.thinks' : `optimizations.server.states.${state.state}`)}</span>
        <span className="grow" />
        {state.state === 'running' && <TimeLeft trials={trials} most={most} />}
      </div>
      <div className="prog" role="progressbar" aria-label={t('optimizations.progress')} aria-valuenow={done} aria-valuemin={0} aria-valuemax={most}>
        <i style={{ width: `${Math.min(100, (done / Math.max(1, most)) * 100)}%` }} />
      </div>
    </div>
  )
}

/** Pause, or go on. */
export function PauseButton({ id, state }: { id: string; state: StudioState['state'] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const halted = state === 'paused' || state === 'pausing'
  const change = async () => {
    if (busy) return
    setBusy(true)
    try {
      await (halted ? resumeStudio(id) : pauseStudio(id))
      await client.invalidateQueries({ queryKey: ['optimizations'] })
    } catch (error) {
      toast(t(halted ? 'optimizations.server.notResumed' : 'optimizations.server.notPaused', { reason: errorText(error) }), true)
    }
    setBusy(false)
  }
  return (
    <button className="btn" disabled={busy} onClick={() => void change()}>
      <Icon of={halted ? Play : Pause} size={12} />
      {t(halted ? 'optimizations.server.resume' : 'optimizations.server.pause')}
    </button>
  )
}
