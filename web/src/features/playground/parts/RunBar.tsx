import { Play, RotateCcw, Square } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import * as f from '../../../lib/format'
import type { Draft, Estimate, Run } from '../types'
import { DatasetMenu } from './DatasetMenu'
import { RunExperiments } from './RunExperiments'
import { PaceMenu, ScorersMenu } from './RunOptions'

interface Props {
  projectId: string
  draft: Draft
  run: Run | undefined
  estimate: Estimate | undefined
  estimateError: string | undefined
  blocked: string | undefined
  busy: boolean
  onChange: (change: Partial<Draft>) => void
  onRun: () => void
  onStop: () => void
  onResume: () => void
  onRetry: () => void
}

/** What is run over, how far it is, what it costs; stop and run. */
export function RunBar({ projectId, draft, run, estimate, estimateError, blocked, busy, onChange, onRun, onStop, onResume, onRetry }: Props) {
  const { t } = useTranslation()
  const running = run?.state === 'running'
  return (
    <div className="bar runb">
      {draft.source === 'dataset' && (
        <>
          <DatasetMenu projectId={projectId} draft={draft} onChange={onChange} />
          {estimate && <span className="t3 fs12 num opt">{t('playground.rowsOf', { rows: f.count(estimate.rows), all: f.count(estimate.available_rows) })}</span>}
          <span className="vsep" />
          <ScorersMenu projectId={projectId} draft={draft} onChange={onChange} />
        </>
      )}
      <PaceMenu draft={draft} onChange={onChange} />
      {run ? <Progress run={run} onResume={onResume} onRetry={onRetry} /> : <span className="rp" />}
      {!running && (estimate || estimateError || blocked) && (
        <span className={`fs12 num est ${estimateError ? 'err' : 't3'}`} role="status">
          {blocked ?? estimateError ?? estimateText(estimate!, t)}
        </span>
      )}
      {running && (
        <button className="btn" data-testid="playground-stop-button" onClick={onStop}>
          <Icon of={Square} size={14} />
          {t('playground.stop')}
        </button>
      )}
      <button className="btn primary" data-testid="playground-run-button" disabled={busy || blocked !== undefined} title={blocked} onClick={onRun}>
        <Icon of={Play} size={14} />
        {t('playground.runAll')}
        <span aria-hidden="true" className="opt">
          <Kbd of="⇧↵" />
        </span>
      </button>
    </div>
  )
}

const estimateText = (estimate: Estimate, t: (key: string, values: Record<string, unknown>) => string) =>
  estimate.cost === undefined
    ? t('playground.calls', { count: estimate.calls })
    : t(estimate.is_partial ? 'playground.costFrom' : 'playground.costAbout', { calls: f.count(estimate.calls), cost: f.costTotal(estimate.cost) })

function Progress({ run, onResume, onRetry }: { run: Run; onResume: () => void; onRetry: () => void }) {
  const { t } = useTranslation()
  const tried = run.done + run.failed
  const running = run.state === 'running'
  const left = running ? timeLeft(run, tried) : null
  return (
    <div className="rp" role="status">
      <div className="row fs12 num">
        {running && <span className="dot acc" />}
        <b className={`w5 ${run.state === 'failed' ? 'err' : ''}`}>{run.error ? t('playground.broke', { reason: run.error }) : t(`playground.states.${run.state}`)}</b>
        {running && <span className="t2 opt">{t('playground.mayClose')}</span>}
        <span className="grow" />
        <span>{t('playground.doneOf', { done: f.count(tried), all: f.count(run.cells) })}</span>
        {left !== null && <span className="t3">{t('playground.left', { time: f.durationLeft(left) })}</span>}
        {/* While it goes on the totals say what failed; the line has no room for more. */}
        {!running && run.failed > 0 && (
          <button className="btn ghost sm err" onClick={onRetry}>
            <Icon of={RotateCcw} size={12} />
            {t('playground.retryFailed', { count: run.failed })}
          </button>
        )}
        {(run.state === 'stopped' || run.state === 'failed') && tried < run.cells && (
          <button className="btn ghost sm" onClick={onResume}>
            {t('playground.resume')}
          </button>
        )}
        {!running && <RunExperiments run={run} />}
        {run.cost !== undefined && <span className="t3">{f.costTotal(run.cost)}</span>}
      </div>
      <div className="prog" role="progressbar" aria-label={t('playground.progress')} aria-valuenow={tried} aria-valuemin={0} aria-valuemax={run.cells}>
        <i style={{ width: `${Math.min(100, (tried / Math.max(1, run.cells)) * 100)}%` }} />
      </div>
    </div>
  )
}

/** By the pace so far; the first cells tell nothing. */
function timeLeft(run: Run, tried: number): number | null {
  if (tried < 3) return null
  const elapsed = Date.now() - new Date(run.created_at).getTime()
  return Math.max(1000, (elapsed / tried) * (run.cells - tried))
}
