import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Columns2, Copy } from 'lucide-react'
import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { treeQuery, traceQuery } from '../../api/runs'
import type { Trace } from '../../api/types'
import { ApiError } from '../../api/client'
import { ErrorGlyph, Icon } from '../../components/Icon'
import { State, useErrorText } from '../../components/PageStates'
import { usePageActions } from '../../components/palette/pageActions'
import { SidePanel } from '../../components/panel/SidePanel'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { buildTree, LARGE_TREE } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import type { Entity } from './api'
import './detail.css'
import './panel.css'
import './sums.css'
import './waterfall.css'
import { PanelActions } from './PanelActions'
import { TRACE_VIEWS } from './sections'
import { withPart } from './keyParts'
import { SpanDetail } from './SpanDetail'
import { FactsWaiting } from './FactsWaiting'
import { TraceFacts } from './TraceFacts'
import { TraceLeft } from './TraceLeft'
import { RetryButton } from '../../components/RetryButton'

interface Props {
  traceId: string
  /** The row of the list, already loaded: head and facts come from it at once. */
  row: Trace | undefined
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
  onAddColumn?: (path: string) => void
  state: LogsState
}

/** As links of the reference product name the column for scores. */
const ANNOTATIONS = 'annotate'

/** One trace beside the list: tree and waterfall at the left, the selected span at the right. */
export function TracePanel({ traceId, row, position, onMove, onClose, onAddColumn, state }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const copy = useCopy()
  const { search, set } = state
  const detail = useQuery(traceQuery(traceId))
  const tree = useQuery(treeQuery(traceId))
  const trace = detail.data ?? row
  // A large tree is built after the head is drawn, so that the panel opens at once.
  const late = useDeferredValue(tree.data, undefined)
  const columns = (tree.data?.spans.id.length ?? 0) > LARGE_TREE ? late : tree.data
  const built = useMemo(() => (columns ? buildTree(columns) : null), [columns])
  const [focusMode, setFocusMode] = useState(false)
  const [phoneTab, setPhoneTab] = useState<'spans' | 'detail'>(search.span || search.lastSection ? 'detail' : 'spans')
  const annotating = search.lastSection !== undefined
  const selected = search.span && built ? (built.byId.get(search.span) ?? null) : null
  const projectId = trace?.project_id ?? state.projectId
  const entity = useMemo<Entity>(
    () =>
      search.span ? { kind: 'spans', id: search.span, projectId, traceId } : { kind: 'traces', id: traceId, projectId },
    [search.span, projectId, traceId],
  )
  // A choice by hand is a step that Back undoes; walking with keys is not.
  const chosen = useRef(search.span)
  const select = useCallback(
    (id: string | null, replace = false) => {
      const span = id ?? undefined
      set({ span, graphStep: undefined }, replace || span === chosen.current)
      chosen.current = span
      setPhoneTab('detail')
    },
    [set],
  )
  useEffect(() => {
    if (search.span === chosen.current) return
    chosen.current = search.span
    setPhoneTab(search.span ? 'detail' : 'spans')
  }, [search.span])
  const nextError = useCallback((replace = false) => {
    if (!built || built.errors === 0) return
    const order = built.nodes.filter((node) => node.error)
    const at = order.findIndex((node) => node.id === search.span)
    select(order[(at + 1) % order.length]!.id, replace)
  }, [built, search.span, select])
  const annotate = (on: boolean) => {
    set({ lastSection: on ? ANNOTATIONS : undefined }, true)
    if (on) setPhoneTab('detail')
  }
  const toggleFocusMode = () => setFocusMode((now) => !now)
  useHotkeys({
    e: () => nextError(true),
    f: toggleFocusMode,
    a: () => annotate(!annotating),
    c: () => withPart('comment', (found) => found[0]!.focus()),
    // Of the selected span, which stands below the trace.
    t: () => withPart('tags', (found) => found.at(-1)!.click()),
  })

  const navigate = useNavigate()
  usePageActions([
    {
      id: 'compare-trace',
      label: t('trace.compareTitle'),
      icon: Columns2,
      run: () =>
        void navigate({ to: '/$workspace/projects/$projectId/logs/compare', params: { workspace: state.workspace, projectId }, search: { a: traceId } }),
    },
  ])
  const OfView = TRACE_VIEWS.find((view) => view.id === search.traceView)?.Detail
  const missing = detail.error instanceof ApiError && detail.error.status === 404
  const name = trace?.name || t('logs.traceWord', { count: 1 })
  const failed = Math.max(built?.errors ?? 0, trace?.error_info ? 1 : 0)
  return (
    <SidePanel
      kind="trace"
      label={t('trace.panel', { name })}
      testId="traces"
      className={focusMode ? 'focusmode' : ''}
      title={name}
      notes={
        <>
          {failed > 0 && (
            <button className="badge err" onClick={() => nextError()} title={t('trace.nextError')}>
              <ErrorGlyph size={12} />
              {t('trace.errors', { count: failed })}
            </button>
          )}
          <button className="btn ghost sm mono t3 opt" title={t('trace.copyId')} onClick={() => copy(traceId)}>
            {f.shortId(traceId)}
            <Icon of={Copy} size={12} />
          </button>
        </>
      }
      position={position}
      onMove={onMove}
      onClose={onClose}
      actions={
        <PanelActions
          trace={trace}
          traceId={traceId}
          name={name}
          entity={entity}
          annotating={annotating}
          onAnnotate={() => annotate(!annotating)}
          onClose={onClose}
        />
      }
    >
      {trace ? <TraceFacts trace={trace} tree={built} state={state} /> : !detail.isError && <FactsWaiting />}
      {!trace && detail.isError ? (
        <State
          title={t(missing ? 'trace.notFound' : 'trace.failed')}
          action={<RetryButton />}
        >
          {missing ? t('trace.notFoundText') : errorText(detail.error)}
        </State>
      ) : (
        <>
          <div className="phone-seg">
            <div className="seg" role="group">
              <button className={phoneTab === 'spans' ? 'on' : ''} aria-pressed={phoneTab === 'spans'} onClick={() => setPhoneTab('spans')}>
                {t('trace.tabSpans')}
              </button>
              <button className={phoneTab === 'detail' ? 'on' : ''} aria-pressed={phoneTab === 'detail'} onClick={() => setPhoneTab('detail')}>
                {selected ? selected.name || t('trace.tabContent') : t('trace.tabContent')}
              </button>
            </div>
          </div>
          <div className="two" data-phone={phoneTab} data-view={search.traceView}>
            <TraceLeft
              traceId={traceId}
              trace={trace}
              tree={built}
              failed={tree.isError ? tree.error : null}
              onSelect={select}
              onNextError={nextError}
              state={state}
            />
            {OfView && trace && built && !annotating && (selected || search.graphStep) ? (
              <Suspense fallback={<div className="right" aria-busy="true" />}>
                <OfView context={{ trace, tree: built, selectedId: search.span ?? null, onSelect: select, state }} />
              </Suspense>
            ) : (
              <SpanDetail
                key={search.span ?? traceId}
                trace={detail.data}
                projectId={projectId}
                traceId={traceId}
                node={selected}
                spanId={search.span ?? null}
                tree={built}
                tab={search.traceTab}
                onTab={(traceTab) => set({ traceTab }, traceTab === search.traceTab)}
                onSelect={select}
                onFocusMode={toggleFocusMode}
                annotating={annotating}
                onAnnotate={annotate}
                onAddColumn={onAddColumn}
                state={state}
              />
            )}
          </div>
        </>
      )}
    </SidePanel>
  )
}
