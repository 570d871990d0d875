import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Play, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useErrorText } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { candidatesQuery, tryRule, type Candidate, type Trial, type Trials } from './api'
import { firstText } from './firstText'
import { setLastRun, spreadOf } from './lastRun'
import { codeOf, problemsOf, typeOf, type Draft } from './model'
import type { RuleSearch } from './routes'
import { idOf, useFilled } from './useTrials'

const SHOWN = 5

/** What the rule would make of the newest rows. Nothing is stored; a model is asked only on the button. */
export function DryRun({ draft, projectId }: { draft: Draft; projectId: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const { trial: chosen } = useSearch({ strict: false }) as RuleSearch
  const candidates = useQuery(candidatesQuery(projectId, draft.level, draft.filters, 20))
  const values = useFilled(draft, projectId, candidates.data)
  const [run, setRun] = useState<{ state: 'busy' | 'done' | 'failed'; trials?: Trials; error?: string } | null>(null)
  useEffect(() => () => setLastRun(null), [])
  const rows = (candidates.data ?? []).slice(0, SHOWN)
  const ready = rows.length > 0 && draft.kind === 'judge' && !problemsOf(draft).some((problem) => problem !== 'name')
  const ask = async () => {
    if (!ready || run?.state === 'busy') return
    setRun({ state: 'busy' })
    try {
      const trials = await tryRule({ project_id: projectId, type: typeOf(draft.level, draft.kind), code: codeOf(draft), entity_ids: rows.map(idOf), ask: true })
      const costs = trials.results.map((each) => each.cost).filter((cost) => cost !== undefined)
      const values = trials.results.flatMap((each) => (each.scores[0] ? [each.scores[0].value] : []))
      setLastRun({ cost: costs.length > 0 ? sum(costs) / costs.length : null, spread: spreadOf(values) })
      setRun({ state: 'done', trials })
    } catch (error) {
      setRun({ state: 'failed', error: errorText(error) })
    }
  }
  useHotkeys({ 'Shift+Enter': () => void ask() })
  const of = (id: string): Trial | undefined => run?.trials?.results.find((each) => each.id === id) ?? values.data?.results.find((each) => each.id === id)
  const asked = run?.trials?.results ?? []
  const known = asked.map((each) => each.cost).filter((cost) => cost !== undefined)
  const open = rows.find((row) => idOf(row) === chosen) ?? rows[0]
  return (
    <aside className="rdry" aria-label={t('rules.dryRun')}>
      <header className="row rdh">
        <h2 className="w6">{t('rules.dryRun')}</h2>
        <span className="t3 fs12 trunc">{t(`rules.nothingStored.${draft.level}`, { count: rows.length })}</span>
        <span className="grow" />
        {draft.kind === 'judge' && (
          <button className="btn" disabled={!ready || run?.state === 'busy'} title={ready ? undefined : t('rules.notReady')} onClick={() => void ask()}>
            <Icon of={Play} size={12} />
            {t(run?.state === 'busy' ? 'rules.running' : run ? 'rules.runAgain' : 'rules.run')} <Kbd of="⇧↵" />
          </button>
        )}
      </header>
      {draft.kind === 'code' && <p className="rnote t2 fs12">{t('rules.codeNotRun')}</p>}
      {run?.state === 'failed' && (
        <p className="rnote err" role="alert">
          {t('rules.runFailed', { reason: run.error })}
        </p>
      )}
      {run?.state === 'done' && (
        <dl className="rday num" role="status">
          <div>
            <dt>{t('rules.mean')}</dt>
            <dd>{f.score(meanOf(asked))}</dd>
          </div>
          <div>
            <dt>{t('rules.agrees')}</dt>
            <dd>{agreement(asked, rows) ?? f.NONE}</dd>
          </div>
          <div>
            <dt>{t('rules.cost')}</dt>
            <dd>
              {known.length > 0 ? f.cost(sum(known)) : f.NONE} <small className="t3">{t('rules.calls', { count: asked.length })}</small>
            </dd>
          </div>
        </dl>
      )}
      {candidates.isError && (
        <div className="rnote row" role="alert">
          <span className="err grow">{errorText(candidates.error)}</span>
          <RetryButton className="btn sm" />
        </div>
      )}
      {candidates.data && rows.length === 0 && <p className="rnote t2">{t(`rules.noRows.${draft.level}`)}</p>}
      <ul className="rtry">
        {rows.map((row) => {
          const id = idOf(row)
          return (
            <li key={id}>
              <button
                className={`rtrial ${row === open ? 'on' : ''}`}
                aria-pressed={row === open}
                onClick={() => void navigate({ to: '.', search: ((now: object) => ({ ...now, trial: id })) as never, replace: true })}
              >
                <TrialLine row={row} trial={of(id)} busy={run?.state === 'busy'} />
              </button>
            </li>
          )
        })}
      </ul>
      {open && <Got draft={draft} row={open} trial={of(idOf(open))} projectId={projectId} />}
    </aside>
  )
}

function TrialLine({ row, trial, busy }: { row: Candidate; trial: Trial | undefined; busy: boolean }) {
  const { t } = useTranslation()
  const score = trial?.scores[0]
  const person = row.feedback_scores?.find((each) => each.name === score?.name && each.source === 'ui')
  const empty = Object.entries(trial?.values ?? {}).filter(([, value]) => !value)
  return (
    <>
      <span className="rsc num">
        {score ? (
          <span className={`rbar ${score.value < 0.6 ? 'low' : ''}`} style={{ '--v': `${Math.min(100, Math.max(0, score.value * 100))}%` } as React.CSSProperties}>
            {f.score(score.value)}
          </span>
        ) : trial?.error ? (
          <Icon of={TriangleAlert} size={14} className="wrn" />
        ) : (
          <span className="t3">{busy ? '…' : f.NONE}</span>
        )}
      </span>
      <span className="rtx">
        <span className="row">
          <b className="w5 trunc grow">{titleOf(row)}</b>
          <time className="t3 fs12 num">{f.time(row.start_time)}</time>
        </span>
        {trial?.error && <span className="err fs12">{trial.error}</span>}
        {score?.reason && <span className="t2 fs12">{score.reason}</span>}
        {trial?.scores.slice(1).map((each) => (
          <span key={each.name} className="t2 fs12 num">
            {each.name} {f.score(each.value)}
          </span>
        ))}
        {empty.length > 0 && <span className="wrn fs12">{t('rules.empty_', { names: empty.map(([name]) => `{{${name}}}`).join(', ') })}</span>}
        {(trial?.duration_ms !== undefined || person) && (
          <span className="t3 fs12 num">
            {trial?.duration_ms !== undefined && f.duration(trial.duration_ms)}
            {trial?.cost !== undefined && `, ${f.cost(trial.cost)}`}
            {person && ` · ${t('rules.personGave', { value: f.score(person.value) })}`}
          </span>
        )}
      </span>
    </>
  )
}

function Got({ draft, row, trial, projectId }: { draft: Draft; row: Candidate; trial: Trial | undefined; projectId: string }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  if (!trial) return null
  const search = draft.level === 'threads' ? { logsType: 'threads', thread: row.id } : draft.level === 'traces' ? { trace: row.id } : { logsType: 'spans', trace: (row as Candidate & { trace_id?: string }).trace_id, span: row.id }
  return (
    <section className="rgot">
      <div className="row">
        <h3 className="w6">{t(draft.kind === 'judge' ? 'rules.judgeGot' : 'rules.codeGot')}</h3>
        <span className="grow" />
        <Link className="acc fs12" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={search as never}>
          {t(`rules.openOne.${draft.level}`)}
        </Link>
      </div>
      <pre className="codebox mono" tabIndex={0}>
        {trial.prompt ?? Object.entries(trial.values).map(([name, value]) => `${name} = ${value ?? 'None'}`).join('\n')}
      </pre>
    </section>
  )
}

const sum = (values: number[]) => values.reduce((all, each) => all + each, 0)

const meanOf = (trials: Trial[]): number | null => {
  const values = trials.map((each) => each.scores[0]?.value).filter((value) => value !== undefined)
  return values.length > 0 ? sum(values) / values.length : null
}

/** Of rows that a person scored with the same name, those within a tenth. */
function agreement(trials: Trial[], rows: Candidate[]): string | null {
  const pairs = trials.flatMap((trial) => {
    const score = trial.scores[0]
    const person = rows.find((row) => idOf(row) === trial.id)?.feedback_scores?.find((each) => each.name === score?.name && each.source === 'ui')
    return score && person ? [Math.abs(score.value - person.value) <= 0.1] : []
  })
  return pairs.length > 0 ? `${pairs.filter(Boolean).length} / ${pairs.length}` : null
}

/** What somebody said, where there is a text; the name says nothing where every row has the same. */
function titleOf(row: Candidate): string {
  if (row.input_preview) return row.input_preview
  if (typeof row.first_message === 'string') return row.first_message
  return firstText(row.input) ?? row.name ?? f.shortId(row.id)
}
