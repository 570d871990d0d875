import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Link2, Rocket, Terminal } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { PageError, Waiting } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { differencesQuery, isRunning, mostTrials, optimizationQuery, trialsQuery, type Optimization } from './api'
import { CandidateTree } from './CandidateTree'
import { ErrorNote } from './ErrorNote'
import { Figures } from './Figures'
import type { OptimizationSearch } from './feature'
import { Log } from './Log'
import '../prompts/prompts.css'
import './optimizations.css'
import { Promote } from './Promote'
import { RunBar } from './RunBar'
import { ServerLog } from './server/ServerLog'
import { useServerRun } from './server/useServerRun'
import { RowJobs } from '../rows/bulk/RowJobs'
import { withCurrent } from './server/withCurrent'
import { ScoreChart } from './ScoreChart'
import { TrialDetail } from './TrialDetail'
import { TrialsTable } from './TrialsTable'
import { trialsOf } from './trials'
import { useLiveRun } from './useLiveRun'

/** A run: score over trials, candidates, trials and the difference to the baseline, all with one selection. */
export function OptimizationPage() {
  const { t } = useTranslation()
  const { optimizationId = '' } = useParams({ strict: false })
  const run = useQuery(optimizationQuery(optimizationId))
  if (run.isError && !run.data) return <PageError error={run.error} gone={t('optimizations.gone')} back={{ label: t('nav.optimizations'), to: '/$workspace/projects/$projectId/optimizations' }} />
  if (!run.data)
    return (
      <>
        <TopBar title="…" />
        <Waiting />
      </>
    )
  return <Loaded run={run.data} key={optimizationId} />
}

function Loaded({ run }: { run: Optimization }) {
  const { t } = useTranslation()
  const search = useSearch({ strict: false }) as OptimizationSearch
  const navigate = useNavigate()
  const copy = useCopy()
  const [promoting, setPromoting] = useState(false)
  const running = isRunning(run)
  useLiveRun(run.project_id ?? '', running)
  const experiments = useQuery(trialsQuery(run.id))
  const server = useServerRun(run)
  const noted = useMemo(() => trialsOf(experiments.data ?? [], run.objective_name, running), [experiments.data, run.objective_name, running])
  const current = running ? server?.current : undefined
  const trials = useMemo(() => withCurrent(noted, current), [noted, current])
  const ids = useMemo(() => (experiments.data ?? []).map((each) => each.id), [experiments.data])
  const { baseline, best, candidates } = trials
  const selected = candidates.find((each) => each.id === search.candidate) ?? best ?? baseline
  const compared = candidates.filter((each) => each.state === 'done' && each.id !== baseline?.id).map((each) => each.experiments[0]!.id)
  const differences = useQuery({
    ...differencesQuery(run.dataset_id, run.objective_name, baseline?.experiments[0]?.id ?? '', compared),
    enabled: baseline !== undefined && compared.length > 0,
    placeholderData: (before) => before,
  })
  const change = useCallback(
    (next: Partial<Record<keyof OptimizationSearch, unknown>>) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never, resetScroll: false }),
    [navigate],
  )
  const select = useCallback((candidate: string) => change({ candidate }), [change])
  const failed = candidates.filter((each) => each.state === 'failed').length
  const differenceOf = (id: string | undefined) => (id ? differences.data?.get(id) : undefined)
  return (
    <>
      <TopBar title={run.name} parent={{ label: t('nav.optimizations'), to: '/$workspace/projects/$projectId/optimizations' }}>
        {run.studio_config && (
          <button className="btn opt" aria-pressed={search.log === true} onClick={() => change({ log: search.log ? undefined : true })}>
            <Icon of={Terminal} size={14} />
            {t('optimizations.log')}
          </button>
        )}
        <button className="btn opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
          <Icon of={Link2} size={14} />
          {t('optimizations.share')}
        </button>
        {best && selected?.experiments.length !== 0 && (
          <button className="btn primary" onClick={() => setPromoting(true)}>
            <Icon of={Rocket} size={14} />
            {t('optimizations.promote', { label: (selected ?? best).label })}
          </button>
        )}
      </TopBar>
      <RunBar run={run} trials={noted} server={server} />
      {run.error_info ? <ErrorNote error={run.error_info} /> : server?.error && <p className="onote">{server.error}</p>}
      <Figures run={run} trials={trials} experiments={ids} difference={differenceOf(best?.experiments[0]?.id)} server={server} />
      {search.log && (server ? <ServerLog id={run.id} running={running} /> : <Log id={run.id} running={running} />)}
      {experiments.isError && !experiments.data ? (
        <PageError whole={false} error={experiments.error} />
      ) : experiments.isPending ? (
        <Waiting />
      ) : !baseline ? (
        <div className="state" role="status">
          <h2 className="h3">{t(running ? 'optimizations.noTrialYet' : 'optimizations.noTrial')}</h2>
          <p className="t2">{server?.current ? t('optimizations.server.baselineTried', { done: f.count(server.current.items_done), of: f.count(server.current.items_total) }) : t(server ? 'optimizations.server.noTrialText' : 'optimizations.noTrialText')}</p>
        </div>
      ) : (
        <div className="ob2">
          <section>
            <div className="oh">
              <h2>{t('optimizations.scoreOverTrials')}</h2>
              <span className="t3 fs12">{run.objective_name}</span>
              <span className="grow" />
              <Legend />
            </div>
            <ScoreChart trials={trials} selected={selected} most={running ? (server?.trials_planned ?? mostTrials(run)) : null} onSelect={select} />
          </section>
          <section>
            <div className="oh">
              <h2>{t('optimizations.candidates')}</h2>
              <span className="t3 fs12 trunc">{t('optimizations.treeText')}</span>
            </div>
            <CandidateTree trials={trials} selected={selected?.id} onSelect={select} />
          </section>
          <section>
            <div className="oh">
              <h2>{t('optimizations.trials')}</h2>
              <span className="t3 fs12">
                {f.count(candidates.length)}
                {failed > 0 && `, ${t('optimizations.failedCount', { count: failed })}`}
                {trials.partial > 0 && `, ${t('optimizations.partial', { count: trials.partial })}`}
              </span>
              <span className="grow" />
              <button className="btn ghost sm" aria-pressed={search.better === true} onClick={() => change({ better: search.better ? undefined : true })}>
                {t('optimizations.onlyBetter')}
              </button>
            </div>
            <TrialsTable run={run} running={running} trials={trials} differences={differences.data} selected={selected?.id} better={search.better === true} sort={search.sort} onSort={(sort) => change({ sort })} onSelect={select} />
          </section>
          <section>
            {selected && (
              <TrialDetail optimization={run} baseline={baseline} candidate={selected} part={search.part ?? 'diff'} difference={differenceOf(selected.experiments[0]?.id)} onPart={(part) => change({ part: part === 'diff' ? undefined : part })} />
            )}
          </section>
        </div>
      )}
      <RowJobs projectId={run.project_id ?? ''} />
      {promoting && selected && <Promote run={run} candidate={selected} onClose={() => setPromoting(false)} />}
    </>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <span className="row legend fs12 t2" aria-hidden="true">
      <i className="lg new" /> {t('optimizations.legend.best')}
      <i className="lg" /> {t('optimizations.legend.other')}
      <i className="lg bad" /> {t('optimizations.legend.failed')}
    </span>
  )
}
