import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Play, Square, Unplug } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { State, useErrorText } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { store, stored } from '../../lib/storage'
import { addMask, cancelJob, disconnect, hasEnded, jobQuery, jobsQuery, startJob, type Agent, type Blueprint, type Runner } from './api'
import { Connect } from './Connect'
import { problemsOf } from './config'
import type { AgentsSearch } from './feature'
import { readInputs } from './inputs'
import { InputForm } from './InputForm'
import { FromTrace } from './FromTrace'
import { RunClock } from './RunClock'
import { runnerFacts } from './runnerFacts'
import { RunView } from './RunView'
import { useAgentsSearch } from './useAgentsSearch'
import { useConnected } from './useConnected'
import { useRunTree } from './useRunTree'
import type { Draft } from './useDraft'
import { maskPrompts } from './maskPrompts'
import type { PromptTrials } from './usePromptTrials'

interface Props {
  current: Blueprint | undefined
  newest: Blueprint | undefined
  draft: Draft
  trials: PromptTrials
}

/** The agent that is connected: its inputs, run and stop, what it prints, its trace and its output. */
export function Playground({ current, newest, draft, trials }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { runners, choices, chosen } = useConnected()
  const gone = runners.data?.find((runner) => runner.type === 'endpoint' && runner.status === 'disconnected')
  return (
    <section className="play" aria-label={t('agents.playground')}>
      {runners.isError ? (
        <State title={t('agents.notLoaded')} action={<RetryButton />}>
          {errorText(runners.error)}
        </State>
      ) : chosen ? (
        <Connected key={chosen.agent.name} runner={chosen.runner} agent={chosen.agent} choices={choices} current={current} newest={newest} draft={draft} trials={trials} />
      ) : (
        runners.data && <Connect gone={gone} />
      )}
    </section>
  )
}

interface ConnectedProps extends Props {
  runner: Runner
  agent: Agent
  choices: { runner: Runner; agent: Agent }[]
}

function Connected({ runner, agent, choices, current, newest, draft, trials }: ConnectedProps) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as AgentsSearch
  const change = useAgentsSearch()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const kept = `agent-inputs.${projectId}.${agent.name}`
  const [texts, setTexts] = useState<Record<string, string>>(() => stored(kept, {}))
  const [checked, setChecked] = useState(false)
  const [starting, setStarting] = useState(false)
  const past = useQuery(jobsQuery(runner.id, projectId))
  const jobId = search.job ?? past.data?.find((job) => job.agent_name === agent.name)?.id
  const job = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined })
  const tree = useRunTree(job.data?.trace_id, projectId, !hasEnded(job.data))
  const cost = tree?.nodes.reduce((sum, node) => sum + (node.cost ?? 0), 0) ?? 0
  const running = starting || (job.data !== undefined && !hasEnded(job.data))
  const parameters = agent.params ?? []
  const inputs = readInputs(parameters, texts)
  const refresh = () => client.invalidateQueries({ queryKey: ['local-runners'] })
  const setInputs = (next: Record<string, string>) => {
    setTexts(next)
    store(kept, next)
  }
  const run = async () => {
    setChecked(true)
    if (running || Object.keys(inputs.problems).length > 0) return
    setStarting(true)
    try {
      // Unsaved settings are laid over this one run only.
      const mask = draft.changed && current && Object.keys(problemsOf(draft.values)).length === 0 ? await addMask(projectId, draft.values) : undefined
      const masks = await maskPrompts(trials.texts)
      const pinned = current && current.id !== newest?.id ? current.name : undefined
      const id = await startJob(
        { agent_name: agent.name, project_id: projectId, inputs: inputs.values, ...(pinned ? { blueprint_name: pinned } : {}), ...(mask ? { mask_id: mask.id } : {}), ...(masks ? { prompt_masks: masks } : {}) },
        runner,
      )
      change({ job: id }, search.job !== undefined)
      await refresh()
    } catch (error) {
      toast(t('agents.notStarted', { reason: errorText(error) }), true)
    } finally {
      setStarting(false)
    }
  }
  const stop = async () => {
    if (!jobId) return
    try {
      await cancelJob(jobId)
      await refresh()
    } catch (error) {
      toast(t('agents.notStopped', { reason: errorText(error) }), true)
    }
  }
  const leave = async () => {
    try {
      await disconnect(runner.id)
      await refresh()
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  useHotkeys({ 'Shift+Enter': () => void run() })
  const tried = Object.keys(trials.texts).length
  const version = [draft.changed ? t('agents.withUnsaved') : current?.name, tried > 0 ? t('agents.withPrompts', { count: tried }) : undefined].filter(Boolean).join(', ')
  return (
    <>
      <div className="oh">
        <h2>{t('agents.playground')}</h2>
        <span className="badge ok" data-testid="runner-status">
          <span className="dot ok" aria-hidden="true" />
          {t('agents.online')}
        </span>
        <span className="mono t2 trunc" title={runner.name}>
          {runner.name}
        </span>
        <span className="t2 fs12 nowrap num" data-testid="runner-facts">
          {runnerFacts(runner, agent)}
        </span>
        <span className="grow" />
        {choices.length > 1 && (
          <select className="select sm" aria-label={t('agents.agent')} value={agent.name} onChange={(event) => change({ agent: event.target.value, job: undefined })}>
            {choices.map(({ agent: each, runner: of }) => (
              <option key={`${of.id} ${each.name}`}>{each.name}</option>
            ))}
          </select>
        )}
        <button className="ibtn sm" aria-label={t('agents.disconnect')} title={t('agents.disconnect')} onClick={() => void leave()}>
          <Icon of={Unplug} size={14} />
        </button>
      </div>
      <InputForm
        agent={agent}
        texts={texts}
        problems={checked ? inputs.problems : {}}
        onChange={setInputs}
        onRun={() => void run()}
      />
      <div className="runb" role="group" aria-label={t('agents.run')}>
        {job.data && <JobState status={job.data.status} />}
        {job.data?.started_at && (
          <span className="t2 fs12 nowrap">
            <RunClock from={job.data.started_at} to={hasEnded(job.data) ? (job.data.completed_at ?? job.data.started_at) : undefined} />
            {cost > 0 && `, ${f.cost(cost)}`}
          </span>
        )}
        <span className="t3 fs12 trunc grow">{version && t('agents.runsWith', { version })}</span>
        {parameters.length > 0 && <FromTrace projectId={projectId} parameters={parameters} onTake={(found) => setInputs({ ...texts, ...found })} />}
        {running && jobId && !starting && (
          <button className="btn sm" onClick={() => void stop()}>
            <Icon of={Square} size={12} />
            {t('agents.stop')}
          </button>
        )}
        <button className={`btn sm ${current ? '' : 'primary'}`} disabled={running} onClick={() => void run()} data-testid="agent-run-button">
          <Icon of={Play} size={12} />
          {t('agents.run')} <Kbd of="⇧↵" />
        </button>
      </div>
      {job.data ? (
        <RunView job={job.data} past={past.data ?? []} tree={tree} onChoose={(id) => change({ job: id })} />
      ) : (
        <p className="t3 pad">{t('agents.noRun')}</p>
      )}
    </>
  )
}

function JobState({ status }: { status: string }) {
  const { t } = useTranslation()
  const live = status === 'running' || status === 'pending'
  return (
    <span className={`row fs12 nowrap ${status === 'failed' ? 'err' : live ? 'acc' : 't2'}`} role="status" data-testid="job-status">
      {live && <span className="spin" aria-hidden="true" />}
      {t(`agents.status.${status}`)}
    </span>
  )
}
