import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ListFilter, Maximize2, Play } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { spanQuery } from '../../api/runs'
import type { Span, Trace } from '../../api/types'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import { State, useErrorText } from '../../components/PageStates'
import { ScrollContext } from '../../components/scrollContext'
import { readMessages } from '../../lib/messages'
import type { SpanNode, SpanTree } from '../../lib/tree'
import { readPlainCall } from '../../lib/turn'
import type { LogsState } from '../logs/useLogsState'
import { Annotate } from './Annotate'
import type { Entity } from './api'
import type { DetailContext } from './detail'
import { DETAIL_TABS } from './detailTabs'
import './parts.css'
import { PayloadActions } from './payloadActions'
import { QuickFeedback } from './QuickFeedback'
import { SpanFacts } from './SpanFacts'
import { SpanMenu } from './SpanMenu'
import { RetryButton } from '../../components/RetryButton'

interface Props {
  trace: Trace | undefined
  projectId: string
  traceId: string
  node: SpanNode | null
  spanId: string | null
  tree: SpanTree | null
  tab: string | undefined
  onTab: (tab: string) => void
  onSelect: (id: string) => void
  onFocusMode: () => void
  annotating: boolean
  onAnnotate: (on: boolean) => void
  onAddColumn?: ((path: string) => void) | undefined
  state: LogsState
}

/** The selected span, or the trace itself. The head comes from the tree; the body is loaded on selection. */
export function SpanDetail(props: Props) {
  const { trace, projectId, traceId, node, spanId, tree, tab, onTab, onSelect, onFocusMode, annotating, onAnnotate, onAddColumn, state } = props
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { workspace = 'default' } = useParams({ strict: false })
  const scroller = useRef<HTMLDivElement>(null)
  const loaded = useQuery({ ...spanQuery(spanId ?? ''), enabled: spanId !== null })
  const run: Trace | Span | undefined = spanId === null ? trace : loaded.data
  const conversation = useMemo(() => {
    if (!run) return null
    return readMessages(run.input, run.output) ?? ('type' in run && run.type === 'llm' ? readPlainCall(run.input, run.output) : null)
  }, [run])
  const entity = useMemo<Entity>(
    () => (spanId === null ? { kind: 'traces', id: traceId, projectId } : { kind: 'spans', id: spanId, projectId, traceId }),
    [spanId, traceId, projectId],
  )
  const context: DetailContext | null = run
    ? { run, entity, trace, node, tree, conversation, onSelect, onTab, onAnnotate: () => onAnnotate(true), state }
    : null
  const tabs = context ? DETAIL_TABS.filter((each) => each.shown(context)) : []
  const current = tabs.find((each) => each.id === tab) ?? tabs[0]
  const type = node?.type ?? (run && 'type' in run ? run.type : undefined) ?? 'general'
  const name = node?.name || run?.name || t(spanId ? 'trace.span' : 'trace.wholeTrace')
  const model = node?.model ?? (run && 'model' in run ? run.model : undefined)
  const provider = node?.provider ?? (run && 'provider' in run ? run.provider : undefined)
  // The list shows traces or spans: a column is of what its rows are.
  const ofRows = state.level === (spanId === null ? 'traces' : 'spans')
  const actions = useMemo(
    () => ({
      ...(ofRows && onAddColumn ? { addColumn: onAddColumn } : {}),
      filter: (field: string, key: string, value: string) =>
        state.open(undefined, { logsType: spanId ? 'spans' : 'traces', view: undefined, filters: [{ field, operator: '=', key, value }] }),
    }),
    [state, spanId, ofRows, onAddColumn],
  )
  const findSimilar = () =>
    state.open(undefined, {
      logsType: spanId ? 'spans' : 'traces',
      view: undefined,
      filters: [{ field: 'name', operator: '=', value: run?.name ?? '' }],
    })

  return (
    <div className={`right ${annotating ? 'annotating' : ''}`} data-testid="span-detail">
      <div className="rightmain">
        <div className="dh">
          <div className="row">
            <TypeBadge type={type} />
            <h2 className="fs14 w6 trunc">{name}</h2>
            {(node?.error ?? run?.error_info !== undefined) && (
              <span className="badge err">
                <ErrorGlyph size={12} />
                {t('trace.error')}
              </span>
            )}
            {provider && <span className="t3 fs12 nowrap">{provider}</span>}
            {model && (
              <span className="badge line mono trunc" data-testid="data-viewer-provider-model">
                {model}
              </span>
            )}
            <span className="grow" />
            {spanId !== null && type === 'llm' && (
              <Link className="btn sm" to="/$workspace/projects/$projectId/playground" params={{ workspace, projectId }} search={{ span: spanId }}>
                <Icon of={Play} size={12} />
                {t('nav.playground')}
              </Link>
            )}
            {run?.name && type !== 'llm' && (
              <button className="btn sm findsim" title={t('trace.filterName')} onClick={findSimilar}>
                <Icon of={ListFilter} size={12} />
                {t('trace.findSimilar')}
              </button>
            )}
            <SpanMenu entity={entity} name={name} tree={tree} spanId={spanId} trace={trace} onSimilar={run?.name && type === 'llm' ? findSimilar : undefined} />
          </div>
          <SpanFacts node={node} entity={entity} tree={tree} run={run} traceStart={trace?.start_time} state={state} />
        </div>
        <div className="row dtw">
          <div className="tabs dt grow" role="tablist" aria-label={t('trace.detail')}>
            {tabs.map((each) => {
              const count = context && each.count ? each.count(context) : 0
              return (
                <button
                  key={each.id}
                  role="tab"
                  aria-selected={each === current}
                  className={each === current ? 'on' : ''}
                  onClick={() => onTab(each.id)}
                >
                  {t(each.label)}
                  {count > 0 && <small>{count}</small>}
                </button>
              )
            })}
          </div>
          <button className="ibtn sm focusbtn" aria-label={t('trace.focus')} title={t('trace.focus')} onClick={onFocusMode}>
            <Icon of={Maximize2} />
          </button>
        </div>
        <div className="ds" ref={scroller} tabIndex={0} role="region" aria-label={t('trace.content')} data-testid={`data-viewer-${current?.id ?? 'loading'}`}>
          <ScrollContext value={scroller}>
            <PayloadActions value={actions}>
              {loaded.isError && spanId ? (
                <State
                  title={t('trace.failed')}
                  action={<RetryButton />}
                >
                  {errorText(loaded.error)}
                </State>
              ) : context && current ? (
                <div className="fadein" key={current.id}>
                  <current.Body context={context} />
                </div>
              ) : (
                <div className="treeskel" aria-hidden="true">
                  {[70, 90, 60, 80].map((width) => (
                    <span key={width} className="skel" style={{ width: `${width}%` }} />
                  ))}
                </div>
              )}
            </PayloadActions>
          </ScrollContext>
        </div>
        {run && <QuickFeedback entity={entity} scores={run.feedback_scores ?? []} comments={run.comments?.length ?? 0} onOpen={() => onAnnotate(true)} />}
      </div>
      {annotating && run && (
        <Annotate
          key={entity.id}
          entity={entity}
          name={name}
          scores={run.feedback_scores ?? []}
          comments={run.comments ?? []}
          onClose={() => onAnnotate(false)}
        />
      )}
    </div>
  )
}
