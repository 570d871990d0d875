import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { callsQuery, isRunning, type Optimization, type PairedDifference } from './api'
import { Change } from '../prompts/Change'
import type { StudioState } from '../studio/wire'
import { Limits } from './server/Limits'
import { Gain } from './TrialsTable'
import type { Trials } from './trials'

const TICK_MS = 1000
const NONE: string[] = []

interface Props {
  run: Optimization
  trials: Trials
  experiments: string[]
  difference: PairedDifference | undefined
  /** Of a run on the server: it counts by itself, and stops at a limit. */
  server: StudioState | undefined
}

/** Best score, items won and lost, cost and time per item against the baseline, what was spent, how long it took. */
export function Figures({ run, trials, experiments, difference, server }: Props) {
  const { t } = useTranslation()
  const calls = useQuery({ ...callsQuery(run.project_id ?? '', server ? NONE : experiments), placeholderData: (before) => before })
  const made = server ? server.model_calls : calls.data
  const { baseline, best } = trials
  const share = (a: number | null | undefined, b: number | null | undefined) => (a && b != null ? (b - a) / a : null)
  const [cost, time] = [share(baseline?.cost, best?.cost), share(baseline?.duration, best?.duration)]
  return (
    <dl className="ofig">
      <Figure label={t('optimizations.figures.best')} value={best?.score == null ? f.NONE : best.score.toFixed(3)}>
        {best && baseline?.score != null && best.id !== baseline.id && (
          <>
            <Gain delta={best.score! - baseline.score} difference={difference} />
            {difference?.low !== undefined && difference.high !== undefined && <span className="t3 fs12"> {t('optimizations.interval', { half: ((difference.high - difference.low) / 2).toFixed(3) })}</span>}
          </>
        )}
      </Figure>
      <Figure label={t('optimizations.figures.wonLost')} value={
          difference ? (
            <>
              {f.count(difference.won)} <small>/ {f.count(difference.lost)}</small>
            </>
          ) : (
            f.NONE
          )
        }
      >
        {difference && <span className="t3 fs12">{t('optimizations.ofItems', { count: difference.pairs })}</span>}
      </Figure>
      <Figure label={t('optimizations.figures.cost')} value={f.cost(best?.cost)}>
        <Against change={cost} />
      </Figure>
      <Figure label={t('optimizations.figures.duration')} value={f.durationSummary(best?.duration)}>
        <Against change={time} />
      </Figure>
      {server ? (
        <Figure
          label={t('optimizations.figures.spent')}
          value={
            <>
              {f.costTotal(server.spent)} {server.limit != null && <small>{t('optimizations.server.ofLimit', { limit: f.costTotal(server.limit) })}</small>}
            </>
          }
        >
          {server.state === 'finished' ? <span className="t3 fs12">{t('optimizations.trialCount', { count: trials.candidates.length + trials.partial })}</span> : <Limits id={run.id} state={server} />}
        </Figure>
      ) : (
        <Figure label={t('optimizations.figures.spent')} value={f.costTotal(run.total_optimization_cost)}>
          <span className="t3 fs12">{t('optimizations.trialCount', { count: trials.candidates.length + trials.partial })}</span>
        </Figure>
      )}
      <Figure label={t('optimizations.figures.elapsed')} value={<Elapsed run={run} server={server} />}>
        <span className="t3 fs12" title={t('optimizations.since', { at: f.timeFull(run.created_at) })}>
          {made ? t('optimizations.calls', { count: made, n: f.count(made) }) : t('optimizations.since', { at: f.time(run.created_at) })}
        </span>
      </Figure>
    </dl>
  )
}

function Figure({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b className="num">{value}</b>
        <div className="fs12">{children}</div>
      </dd>
    </div>
  )
}

function Against({ change }: { change: number | null }) {
  const { t } = useTranslation()
  if (change === null) return null
  return (
    <span className="t3 fs12">
      <Change delta={change} relative verdict={Math.abs(change) < 0.05 ? 'unknown' : change < 0 ? 'better' : 'worse'} /> {t('optimizations.againstBaseline')}
    </span>
  )
}

/** The clock of a run that goes on ticks; nothing else is drawn anew for it. */
function Elapsed({ run, server }: Pick<Props, 'run' | 'server'>) {
  const running = isRunning(run)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [running])
  const end = running ? now : Date.parse(server?.finished_at ?? run.last_updated_at)
  return f.durationSummary(Math.max(0, end - Date.parse(server?.started_at ?? run.created_at)))
}
