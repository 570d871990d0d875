import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { PageError, State, Waiting } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { Tabs } from '../../components/Tabs'
import * as f from '../../lib/format'
import { Change } from '../prompts/Change'
import { differencesQuery, isRunning, optimizationQuery, trialsQuery, type Optimization } from './api'
import { PARTS, type TrialSearch } from './feature'
import '../prompts/prompts.css'
import './optimizations.css'
import { TrialBody } from './TrialDetail'
import { Gain } from './TrialsTable'
import { trialsOf, type Candidate } from './trials'
import { useLiveRun } from './useLiveRun'

/** One trial, under the address of the original: figures, items, prompt and difference. */
export function TrialPage() {
  const { workspace = 'default', projectId = '', optimizationId = '' } = useParams({ strict: false })
  const run = useQuery(optimizationQuery(optimizationId))
  const experiments = useQuery(trialsQuery(optimizationId))
  const { trials: wanted, part = 'items' } = useSearch({ strict: false }) as TrialSearch
  const { t } = useTranslation()
  const navigate = useNavigate()
  const running = isRunning(run.data)
  useLiveRun(run.data?.project_id ?? '', running)
  const trials = useMemo(() => trialsOf(experiments.data ?? [], run.data?.objective_name ?? '', running), [experiments.data, run.data?.objective_name, running])
  const failure = run.error ?? experiments.error
  if (failure && (!run.data || !experiments.data)) return <PageError error={failure} gone={t('optimizations.gone')} back={{ label: t('nav.optimizations'), to: '/$workspace/projects/$projectId/optimizations' }} />
  if (!run.data || !experiments.data)
    return (
      <>
        <TopBar title="…" />
        <Waiting />
      </>
    )
  const candidate = trials.candidates.find((each) => each.experiments.some((one) => wanted.includes(one.id)))
  if (!candidate || !trials.baseline) 
    return (
      <State
        whole
        title={t('optimizations.trialGone')}
        action={
          <Link className="btn" to="/$workspace/projects/$projectId/optimizations/$optimizationId" params={{ workspace, projectId, optimizationId }}>
            {run.data.name}
          </Link>
        }
      >
        {t('errors.goneText')}
      </State>
    )
  const [optimization, baseline] = [run.data, trials.baseline]
  return (
    <>
      <TopBar title={t('optimizations.trialTitle', { label: candidate.label, run: optimization.name })} parent={{ label: t('nav.optimizations'), to: '/$workspace/projects/$projectId/optimizations' }} />
      <TrialFigures run={optimization} baseline={baseline} candidate={candidate} />
      <Tabs
        name={candidate.label}
        chosen={part}
        onChoose={(next) => void navigate({ to: '.', search: ((now: object) => ({ ...now, part: next })) as never })}
        tabs={PARTS.map((each) => ({
          id: each,
          label: t(`optimizations.parts.${each}`),
          content: (
            <div className="tpart">
              <TrialBody optimization={optimization} baseline={baseline} candidate={candidate} part={each} />
            </div>
          ),
        }))}
      />
    </>
  )
}

function TrialFigures({ run, baseline, candidate }: { run: Optimization; baseline: Candidate; candidate: Candidate }) {
  const { t } = useTranslation()
  const id = candidate.experiments[0]!.id
  const differences = useQuery({ ...differencesQuery(run.dataset_id, run.objective_name, baseline.experiments[0]!.id, [id]), enabled: candidate.id !== baseline.id })
  const rows = [
    {
      label: run.objective_name,
      value: candidate.score === null ? f.NONE : candidate.score.toFixed(3),
      change: candidate.id !== baseline.id && candidate.score !== null && baseline.score !== null ? <Gain delta={candidate.score - baseline.score} difference={differences.data?.get(id)} /> : null,
    },
    { label: t('optimizations.figures.cost'), value: f.cost(candidate.cost), change: against(baseline.cost, candidate.cost) },
    { label: t('optimizations.figures.duration'), value: f.durationSummary(candidate.duration), change: against(baseline.duration, candidate.duration) },
    { label: t('optimizations.figures.items'), value: f.count(candidate.items), change: null },
  ]
  return (
    <dl className="ofig">
      {rows.map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b className="num">{value}</b>
            <div className="fs12">{change}</div>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function against(before: number | null, after: number | null): React.ReactNode {
  if (!before || after === null) return null
  const change = (after - before) / before
  return <Change delta={change} relative verdict={Math.abs(change) < 0.05 ? 'unknown' : change < 0 ? 'better' : 'worse'} />
}
