import { useQuery } from '@tanstack/react-query'
import { Copy, Maximize2, ListFilter } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { spanQuery } from '../../api/runs'
import type { Span, Trace } from '../../api/types'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import { State, useErrorText } from '../../components/PageStates'
import { ScrollContext } from '../../components/scrollContext'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { readMessages } from '../../lib/messages'
import type { SpanNode, SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import { Content } from './Content'
import { ErrorCallout } from './ErrorCallout'
import { Messages } from './Messages'
import { Running } from './PanelHead'
import { Scores } from './Scores'

interface Props {
  trace: Trace | undefined
  node: SpanNode | null
  spanId: string | null
  tree: SpanTree | null
  tab: string | undefined
  onTab: (tab: string) => void
  onSelect: (id: string) => void
  onFocusMode: () => void
  state: LogsState
}

type Tab = 'messages' | 'content' | 'scores' | 'metadata' | 'raw'

/** The selected span, or the trace itself. The head comes from the tree; the body is loaded on selection. */
export function SpanDetail({ trace, node, spanId, tree, tab, onTab, onSelect, onFocusMode, state }: Props) {
  const { t } = useTranslation()
  const copy = useCopy()
  const errorText = useErrorText()
  const scroller = useRef<HTMLDivElement>(null)
  const loaded = useQuery({ ...spanQuery(spanId ?? ''), enabled: spanId !== null })
  const run: Trace | Span | undefined = spanId === null ? trace : loaded.data
  const conversation = useMemo(() => (run ? readMessages(run.input, run.output) : null), [run])
  const scores = run?.feedback_scores ?? []
  const tabs: Tab[] = [
    ...(conversation ? (['messages'] as const) : []),
    'content',
    ...(scores.length > 0 ? (['scores'] as const) : []),
    'metadata',
    'raw',
  ]
  const current: Tab = tabs.find((each) => each === tab) ?? tabs[0]!
  const type = node?.type ?? (run && 'type' in run ? run.type : undefined) ?? 'general'
  const name = node?.name || run?.name || t(spanId ? 'trace.span' : 'trace.wholeTrace')
  const failed = node?.error ?? run?.error_info !== undefined
  const model = node?.model ?? (run && 'model' in run ? run.model : undefined)

  return (
    <div className="right" data-testid="span-detail">
      <div className="dh">
        <div className="row">
          <TypeBadge type={type} />
          <h2 className="fs14 w6 trunc">{name}</h2>
          {failed && (
            <span className="badge err">
              <ErrorGlyph size={12} />
              {t('trace.error')}
            </span>
          )}
          {model && <span className="badge line mono trunc">{model}</span>}
          <span className="grow" />
          {run?.name && (
            <button
              className="btn sm findsim"
              title={t('trace.filterName')}
              onClick={() =>
                state.open(undefined, {
                  logsType: spanId ? 'spans' : 'traces',
                  view: undefined,
                  filters: [{ field: 'name', operator: '=', value: run.name! }],
                })
              }
            >
              <Icon of={ListFilter} size={12} />
              {t('trace.findSimilar')}
            </button>
          )}
        </div>
        <SpanFacts node={node} run={run} traceStart={trace?.start_time} />
      </div>
      <div className="row dtw">
        <div className="tabs dt grow" role="tablist" aria-label={t('trace.detail')}>
          {tabs.map((each) => (
            <button
              key={each}
              role="tab"
              aria-selected={each === current}
              className={each === current ? 'on' : ''}
              onClick={() => onTab(each)}
            >
              {t(`trace.tab${each.charAt(0).toUpperCase()}${each.slice(1)}`)}
              {each === 'messages' && conversation && <small>{conversation.messages.length}</small>}
              {each === 'scores' && <small>{scores.length}</small>}
            </button>
          ))}
        </div>
        <span className="row tools">
          <button
            className="ibtn sm"
            aria-label={t('common.copy')}
            title={t('common.copy')}
            disabled={!run}
            onClick={() =>
              copy(JSON.stringify(current === 'metadata' ? run?.metadata : { input: run?.input, output: run?.output }, null, 2))
            }
          >
            <Icon of={Copy} />
          </button>
          <button className="ibtn sm focusbtn" aria-label={t('trace.focus')} title={t('trace.focus')} onClick={onFocusMode}>
            <Icon of={Maximize2} />
          </button>
        </span>
      </div>
      <div className="ds" ref={scroller} tabIndex={0} role="region" aria-label={t('trace.content')}>
        <ScrollContext value={scroller}>
          {loaded.isError && spanId ? (
            <State
              title={t('trace.failed')}
              action={
                <button className="btn" onClick={() => void loaded.refetch()}>
                  {t('common.retry')}
                </button>
              }
            >
              {errorText(loaded.error)}
            </State>
          ) : run ? (
            <div className="fadein">
              {run.error_info && (current === 'messages' || current === 'content') && <ErrorCallout error={run.error_info} />}
              {current === 'messages' && conversation && (
                <Messages conversation={conversation} usage={run.usage} tree={tree} onSelect={onSelect} />
              )}
              {current === 'messages' && scores.length > 0 && (
                <section className="scs">
                  <h3 className="h3 sh">{t('scores.title')}</h3>
                  <Scores scores={scores} />
                </section>
              )}
              {current === 'content' && <Content run={run} />}
              {current === 'scores' && <Scores scores={scores} />}
              {current === 'metadata' && <Metadata value={run.metadata} usage={run.usage} />}
              {current === 'raw' && (
                <div className="codebox raw">
                  <JsonView value={run} name={t('trace.tabRaw')} />
                </div>
              )}
            </div>
          ) : (
            <div className="treeskel" aria-hidden="true">
              {[70, 90, 60, 80].map((width) => (
                <span key={width} className="skel" style={{ width: `${width}%` }} />
              ))}
            </div>
          )}
        </ScrollContext>
      </div>
    </div>
  )
}

function Metadata({ value, usage }: { value: unknown; usage: Record<string, number> | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <h3 className="h3 sh">{t('trace.metadata')}</h3>
      {value === undefined || value === null ? (
        <p className="t3">{t('trace.nothingRecorded')}</p>
      ) : (
        <div className="codebox">
          <JsonView value={value} name={t('trace.metadata')} />
        </div>
      )}
      {usage && (
        <>
          <h3 className="h3 sh">{t('trace.usage')}</h3>
          <div className="codebox">
            <JsonView value={usage} name={t('trace.usage')} />
          </div>
        </>
      )}
    </>
  )
}

function SpanFacts({ node, run, traceStart }: { node: SpanNode | null; run: Trace | Span | undefined; traceStart: string | undefined }) {
  const { t } = useTranslation()
  const usage = run?.usage
  const duration = node ? node.duration : run?.duration
  const input = node?.promptTokens ?? usage?.prompt_tokens
  const output = node?.completionTokens ?? usage?.completion_tokens
  const ttft = node?.ttft ?? run?.ttft
  const cached = usage ? cachedTokens(usage) : undefined
  const cost = node ? node.cost : run?.total_estimated_cost
  const started = node ? node.start : null
  const seconds = duration ? duration / 1000 : 0
  return (
    <dl className="facts">
      <div>
        <dt>{t('trace.duration')}</dt>
        <dd>{duration === null || duration === undefined ? run && !run.end_time ? <Running /> : f.NONE : f.duration(duration)}</dd>
      </div>
      {started !== null && traceStart && (
        <div>
          <dt>{t('trace.offset')}</dt>
          <dd>{f.signed(Math.round(started), f.duration)}</dd>
        </div>
      )}
      {ttft != null && (
        <div>
          <dt>{t('trace.firstToken')}</dt>
          <dd>{f.duration(ttft)}</dd>
        </div>
      )}
      {input != null && (
        <div>
          <dt>{t('trace.inputTokens')}</dt>
          <dd>
            {f.count(input)}{' '}
            {cached && input > 0 ? <small>{t('trace.cached', { share: f.percent(Math.min(1, cached / input)) })}</small> : null}
          </dd>
        </div>
      )}
      {output != null && (
        <div>
          <dt>{t('trace.outputTokens')}</dt>
          <dd>
            {f.count(output)}{' '}
            {node && seconds > 0 && output > 0 ? (
              <small>{t('trace.perSecond', { rate: f.count(Math.round(output / Math.max(seconds - (ttft ?? 0) / 1000, 0.001))) })}</small>
            ) : null}
          </dd>
        </div>
      )}
      {cost ? (
        <div>
          <dt>{t('trace.cost')}</dt>
          <dd>{f.cost(cost)}</dd>
        </div>
      ) : null}
    </dl>
  )
}

/** Tokens read from a cache, under the name each provider gives them. */
function cachedTokens(usage: Record<string, number>): number | undefined {
  const key = Object.keys(usage).find((name) =>
    /(cache_read_input_tokens|cached_tokens|cached_content_token_count|cacheReadInputTokens)$/.test(name),
  )
  return key ? usage[key] : undefined
}
