import { Link, useParams } from '@tanstack/react-router'
import { Check, ChevronRight, CircleDashed, X } from 'lucide-react'
import type { SuiteGate } from '../../api/deploying'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Icon } from '../Icon'
import './deploy.css'
import { pointsOf } from './verdict'

/** A line a suite: whether it passed, its pass rate with the version in use and with this one, and how far they are apart. */
export function GateLines({ suites, label }: { suites: SuiteGate[]; label: string }) {
  return (
    <ul className="gates" aria-label={label}>
      {suites.map((gate) => (
        <GateLine key={gate.suite_id} gate={gate} />
      ))}
    </ul>
  )
}

/** Keeps the place of so many lines. */
export function WaitingGates({ lines }: { lines: number }) {
  return (
    <ul className="gates" aria-hidden="true">
      {Array.from({ length: lines }, (_, i) => (
        <li key={i}>
          <span className="skel gate-mark" />
          <span className="skel" style={{ width: `${50 + ((i * 17) % 30)}%` }} />
        </li>
      ))}
    </ul>
  )
}

const MARKS = {
  passed: <Icon of={Check} size={14} className="okc" />,
  failed: <Icon of={X} size={14} className="err" />,
  never_run: <Icon of={CircleDashed} size={14} className="t3" />,
  running: <span className="spin" />,
}

function GateLine({ gate }: { gate: SuiteGate }) {
  const { t } = useTranslation()
  const { run, running, current, latest, state } = gate
  const points = pointsOf(gate)
  const word = t(`prompts.gates.states.${state}`)
  return (
    <li className={`gate-${state}`}>
      <span className="gate-mark" role="img" aria-label={word} title={word}>
        {MARKS[state]}
      </span>
      <span className="gate-name">
        <Suite gate={gate} />
        {state === 'failed' && <span className="t3 fs12">{t('prompts.gates.needs', { share: f.share(gate.needed_pass_rate) })}</span>}
        {state === 'never_run' && latest && <span className="t3 fs12">{t('prompts.gates.latest', { share: f.share(latest.pass_rate), at: f.time(latest.at) })}</span>}
        {running && state !== 'running' && <span className="t3 fs12">{t('prompts.gates.again', { done: f.count(running.items), all: f.count(running.suite_items) })}</span>}
      </span>
      <span className="num t2 gate-was">{current && f.share(current.pass_rate)}</span>
      {current ? <Icon of={ChevronRight} size={12} className="t3" /> : <span />}
      <span className="num gate-is">
        {run ? <b className="w6">{f.share(run.pass_rate)}</b> : running ? <span className="acc">{t('prompts.gates.done', { done: f.count(running.items), all: f.count(running.suite_items) })}</span> : <span className="t3">{word}</span>}
      </span>
      <span className={`num gate-by ${points === undefined ? '' : points > 0.049 ? 'okc' : points < -0.049 ? 'err' : 't3'}`}>{points !== undefined && t('prompts.gates.points', { points: f.signed(Math.round(points * 10) / 10, (value) => f.decimals(value, 1)) })}</span>
    </li>
  )
}

/** Leads to the results of the run that decides. */
function Suite({ gate }: { gate: SuiteGate }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const shown = gate.run ?? gate.running ?? gate.latest
  return (
    <Link
      className="w5 trunc"
      to="/$workspace/projects/$projectId/test-suites/$datasetId/items"
      params={{ workspace, projectId: gate.project_id ?? projectId, datasetId: gate.suite_id }}
      search={shown ? { view: 'results', run: shown.experiment_id } : {}}
      title={shown ? t('prompts.gates.openRun', { run: shown.name, version: shown.suite_version ?? '' }) : gate.suite_name}
    >
      {gate.suite_name}
    </Link>
  )
}
