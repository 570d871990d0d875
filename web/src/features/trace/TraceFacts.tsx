import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import { environmentsQuery } from '../prompts/api'
import { EnvironmentDot } from '../prompts/EnvironmentBadges'
import type { LogsState } from '../logs/useLogsState'
import { failedChecks } from '../../lib/guardrails'
import { ExperimentLink } from './ExperimentLink'
import { Fact } from './Fact'
import { JudgedFacts } from './JudgedFacts'
import { Place } from './Place'
import { Running } from './Running'
import { filterByTag } from '../logs/tagFilter'
import { TagEditor } from './TagEditor'
import { usePlace } from './usePlace'

/** The facts of a trace in one line. */
export function TraceFacts({ trace, tree, state }: { trace: Trace; tree: SpanTree | null; state: LogsState }) {
  const { t } = useTranslation()
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total } = trace.usage ?? {}
  const place = usePlace('traces', { name: trace.name, duration: trace.duration, cost: trace.total_estimated_cost }, state)
  const environments = useQuery({ ...environmentsQuery(), staleTime: 60_000, enabled: trace.environment !== undefined })
  const entity = useMemo(() => ({ kind: 'traces' as const, id: trace.id, projectId: trace.project_id }), [trace.id, trace.project_id])
  return (
    <div className="stripw" tabIndex={0} role="group" aria-label={t('trace.facts')}>
      <dl className="facts strip">
        <Fact name={t('trace.started')} id="created-at">{f.timeFull(trace.start_time)}</Fact>
        <Fact name={t('trace.duration')} id="duration">
          {trace.end_time || trace.duration !== undefined ? <Place of={place?.duration} text={f.duration(trace.duration)} kind="slower" /> : <Running />}
        </Fact>
        <Fact name={t('trace.cost')} id="cost">
          <Place of={place?.cost} text={f.costOfRun(trace.total_estimated_cost ?? (tree?.nodes.some((node) => node.cost === 0) ? 0 : undefined))} kind="dearer" />
        </Fact>
        <Fact name={t('trace.tokens')} id="tokens">
          {input !== undefined || output !== undefined
            ? t('trace.inOut', { input: f.count(input ?? 0), output: f.count(output ?? 0) })
            : f.count(total)}
        </Fact>
        <Fact name={t('trace.spans')}>
          {f.count(tree?.nodes.length ?? trace.span_count ?? 0)} {tree && <small>{kinds(tree, t)}</small>}
        </Fact>
        {trace.thread_id && (
          <Fact name={t('trace.thread')}>
            <Link
              className="acc"
              to="."
              search={{ ...state.search, thread: trace.thread_id, turn: trace.id, trace: undefined, span: undefined, traceTab: undefined }}
              title={t('trace.viewThread', { id: trace.thread_id })}
            >
              {trace.thread_id.length > 24 ? f.shortId(trace.thread_id) : trace.thread_id}
            </Link>
          </Fact>
        )}
        {trace.experiment && (
          <Fact name={t('trace.experiment')}>
            <ExperimentLink experiment={trace.experiment} />
          </Fact>
        )}
        {trace.guardrails_validations && trace.guardrails_validations.length > 0 && (
          <Fact name={t('trace.guardrails')} id="guardrails">
            <Guardrails trace={trace} />
          </Fact>
        )}
        <JudgedFacts run={trace} onScores={() => state.set({ span: undefined, traceTab: 'scores' })} onComments={() => state.set({ span: undefined, lastSection: 'comments' }, true)} />
        {trace.environment && (
          <Fact name={t('trace.environment')}>
            <EnvironmentDot color={environments.data?.find((each) => each.name === trace.environment)?.color} /> {trace.environment}
          </Fact>
        )}
        <Fact name={t('trace.tags')}>
          <TagEditor key={trace.id} entity={entity} tags={trace.tags ?? []} onTag={(tag) => filterByTag(state, 'traces', tag)} />
        </Fact>
      </dl>
    </div>
  )
}

/** Passed, or what failed. */
function Guardrails({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  const failed = failedChecks(trace)
  return failed.length > 0 ? <span className="err">{t('trace.guardrailsFailed', { names: failed.join(', ') })}</span> : t('trace.guardrailsPassed')
}

function kinds(tree: SpanTree, t: (key: string, values: { count: number }) => string): string {
  const llm = tree.nodes.filter((node) => node.type === 'llm').length
  const tool = tree.nodes.filter((node) => node.type === 'tool').length
  return [llm > 0 && t('trace.llmSpans', { count: llm }), tool > 0 && t('trace.toolSpans', { count: tool })].filter(Boolean).join(', ')
}
