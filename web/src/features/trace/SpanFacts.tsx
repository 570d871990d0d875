import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Span, Trace } from '../../api/types'
import * as f from '../../lib/format'
import { attempts } from '../../lib/retries'
import type { SpanNode, SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import { filterByTag } from '../logs/tagFilter'
import type { Entity } from './api'
import { Fact } from './Fact'
import { JudgedFacts } from './JudgedFacts'
import { Place } from './Place'
import { Running } from './Running'
import { TagEditor } from './TagEditor'
import { usePlace } from './usePlace'

/** The figures of the selected span, in one line. */
export function SpanFacts({
  node,
  entity,
  run,
  traceStart,
  tree,
  state,
}: {
  node: SpanNode | null
  entity: Entity
  tree: SpanTree | null
  run: Trace | Span | undefined
  traceStart: string | undefined
  state: LogsState
}) {
  const { t } = useTranslation()
  const usage = run?.usage
  const duration = node ? node.duration : run?.duration
  const input = node?.promptTokens ?? usage?.prompt_tokens
  const output = node?.completionTokens ?? usage?.completion_tokens
  const ttft = node?.ttft ?? run?.ttft
  const cached = usage ? cachedTokens(usage) : undefined
  const cost = node ? node.cost : run?.total_estimated_cost
  // The trace itself has its place in the line above.
  const place = usePlace('spans', { name: node?.name, duration, cost }, state)
  const attempt = useMemo(() => (tree && node ? attempts(tree).get(node.id) : undefined), [tree, node])
  const seconds = duration ? duration / 1000 : 0
  const rate = node && output && seconds > 0 ? Math.round(output / Math.max(seconds - (ttft ?? 0) / 1000, 0.001)) : null
  return (
    <div className="stripw" tabIndex={0} role="group" aria-label={t('trace.spanFacts')}>
      <dl className="facts">
        <Fact name={t('trace.duration')}>
          {duration === null || duration === undefined ? run && !run.end_time ? <Running /> : f.NONE : <Place of={place?.duration} text={f.duration(duration)} kind="slower" />}
        </Fact>
        {attempt && <Fact name={t('trace.attempt')}>{t('trace.attemptOf', { ...attempt })}</Fact>}
        {/* Of a call of a model the bar beside it says when; its tokens need the place. */}
        {node && traceStart && ttft == null && input == null && <Fact name={t('trace.offset')}>{f.signed(Math.round(node.start), f.duration)}</Fact>}
        {ttft != null && <Fact name={t('trace.firstToken')}>{f.duration(ttft)}</Fact>}
        {input != null && (
          <Fact name={t('trace.inputTokens')}>
            {f.count(input)} {cached && input > 0 ? <small>{t('trace.cached', { share: f.percent(Math.min(1, cached / input)) })}</small> : null}
          </Fact>
        )}
        {output != null && (
          <Fact name={t('trace.outputTokens')}>
            {f.count(output)} {rate ? <small>{t('trace.perSecond', { rate: f.count(rate) })}</small> : null}
          </Fact>
        )}
        {cost != null ? <Fact name={t('trace.cost')}><Place of={place?.cost} text={f.costOfRun(cost)} kind="dearer" /></Fact> : null}
        {/* Those of the trace itself are in the line above. */}
        {node && (
          <Fact name={t('trace.tags')}>
            <TagEditor key={entity.id} entity={entity} tags={run?.tags ?? []} onTag={(tag) => filterByTag(state, 'spans', tag)} />
          </Fact>
        )}
        {node && run && <JudgedFacts run={run} onScores={() => state.set({ traceTab: 'scores' })} onComments={() => state.set({ lastSection: 'comments' }, true)} />}
      </dl>
    </div>
  )
}

/** Tokens read from a cache, under the name each provider gives them. */
function cachedTokens(usage: Record<string, number>): number | undefined {
  const key = Object.keys(usage).find((name) =>
    /(cache_read_input_tokens|cached_tokens|cached_content_token_count|cacheReadInputTokens)$/.test(name),
  )
  return key ? usage[key] : undefined
}
