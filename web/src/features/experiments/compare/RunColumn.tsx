import { useQuery } from '@tanstack/react-query'
import { MessageSquare } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../../../app/lazyPage'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { userQuery } from '../../trace/api'
import type { Change, Experiment, Metric, Run } from '../types'
import { Letter } from './letters'
import { itemDelta, itemValue } from './metrics'
import { deviation, mean } from './itemColumns'
import { outputText } from './outputText'
import { marked, quotes, type Part } from './wordDiff'

const Comments = lazyPart('trace', () => import('../../trace/Comments'), 'Comments')

interface Props {
  experiment: Experiment
  letter: string | undefined
  runs: Run[]
  chosen: number
  onChoose: (index: number) => void
  change: Change | undefined
  /** The value of the baseline. */
  baseline: number | undefined
  metric: Metric | undefined
  /** The output as parts of a difference. */
  parts: Part[] | undefined
  loading: boolean
  projectId: string
}

/** What one experiment made of the item: value, time, cost, and its output. */
export function RunColumn({ experiment, letter, runs, chosen, onChoose, change, baseline, metric, parts, loading, projectId }: Props) {
  const { t } = useTranslation()
  const run = runs[chosen] ?? runs[0]
  const kind = metric?.kind ?? 'score'
  const tone = change?.verdict === 'improvement' ? 'up' : change?.verdict === 'regression' ? 'dn' : ''
  const durations = runs.flatMap((each) => each.duration ?? [])
  const spread = deviation(durations)
  return (
    <section className="dc" aria-label={experiment.name}>
      <header>
        <Letter of={letter} name={experiment.name} />
        {change?.value !== undefined && (
          <span className={`dlt ${tone}`}>
            {itemValue(kind, change.value)}
            {change.difference !== undefined && `, ${itemDelta(kind, change.difference, baseline)}`}
            {change.deviation !== undefined && change.runs > 1 && ` ± ${itemValue(kind, change.deviation)}`}
          </span>
        )}
        <span className="grow" />
        <span className="t3 fs12 num nowrap" title={spread === undefined ? undefined : t('experiments.meanOfRuns', { mean: f.duration(mean(durations)), spread: f.duration(spread), count: runs.length })}>
          {[run?.duration === undefined ? '' : f.duration(run.duration), run?.total_estimated_cost === undefined ? '' : f.cost(run.total_estimated_cost)].filter(Boolean).join(', ')}
        </span>
      </header>
      {runs.length > 1 && (
        <div className="seg sm" role="group" aria-label={t('experiments.runs')}>
          {runs.map((each, index) => (
            <button key={each.id} className={each === run ? 'on' : ''} aria-pressed={each === run} onClick={() => onChoose(index)}>
              {index === 0 ? t('experiments.run', { n: 1 }) : index + 1}
              {each.status && <i className={`pip ${each.status === 'failed' ? 'bad' : ''}`} title={t(`experiments.${each.status}`)} />}
            </button>
          ))}
        </div>
      )}
      {run ? <Output run={run} parts={parts} diffSide={parts ? (change?.difference === undefined ? 'del' : 'ins') : undefined} loading={loading} /> : <p className="t3">{t('experiments.notRun')}</p>}
      {run && <RunComments key={run.id} run={run} projectId={run.project_id ?? projectId} />}
    </section>
  )
}

/** What was said about the run; writing opens in its place. */
function RunComments({ run, projectId }: { run: Run; projectId: string }) {
  const { t } = useTranslation()
  const [writing, setWriting] = useState(false)
  const user = useQuery({ ...userQuery(), enabled: writing })
  if (writing)
    return (
      <Suspense>
        <Comments entity={{ kind: 'traces', id: run.trace_id, projectId }} comments={run.comments ?? []} user={user.data} />
      </Suspense>
    )
  return (
    <>
      {run.comments?.map((comment) => (
        <blockquote className="cmt" key={comment.id}>
          {comment.text}
          <footer className="t3 fs12">{[comment.created_by, f.time(comment.created_at)].filter(Boolean).join(', ')}</footer>
        </blockquote>
      ))}
      <button className="btn ghost sm" onClick={() => setWriting(true)}>
        <Icon of={MessageSquare} size={12} />
        {t('experiments.comment')}
      </button>
    </>
  )
}

/** The output; words that only this side has are marked, or those that a failed assertion quotes. */
function Output({ run, parts, diffSide, loading }: { run: Run; parts: Part[] | undefined; diffSide: 'ins' | 'del' | undefined; loading: boolean }) {
  const { t } = useTranslation()
  const text = outputText(run.output)
  if (!text) return <p className="t3">{loading ? (run.output_preview ?? '') : t('experiments.noOutput')}</p>
  if (parts)
    return (
      <p className="pre out">
        {parts.map((part, index) =>
          !part.changed ? part.text : diffSide === 'ins' ? <ins key={index}>{part.text}</ins> : <del key={index}>{part.text}</del>,
        )}
      </p>
    )
  const evidence = run.assertion_results?.filter((each) => !each.passed).flatMap((each) => quotes(each.reason ?? '', text)) ?? []
  const isJson = text.startsWith('{') || text.startsWith('[')
  return (
    <p className={`pre out ${isJson ? 'mono fs12' : ''}`}>
      {evidence.length === 0
        ? text
        : marked(text, evidence).map((part, index) =>
            part.changed ? (
              <mark className="evi" key={index}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
    </p>
  )
}
