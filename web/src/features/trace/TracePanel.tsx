import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treeQuery, traceQuery } from '../../api/runs'
import type { Trace } from '../../api/types'
import { ApiError } from '../../api/client'
import { State, useErrorText } from '../../components/PageStates'
import { useHotkeys } from '../../lib/hotkeys'
import { store, stored } from '../../lib/storage'
import { buildTree } from '../../lib/tree'
import { criticalPath } from '../../lib/waterfall'
import type { LogsState } from '../logs/useLogsState'
import { PanelHead, TraceFacts } from './PanelHead'
import { Resizer } from '../../components/panel/Resizer'
import { SpanDetail } from './SpanDetail'
import { Sums } from './Sums'
import './detail.css'
import './panel.css'
import './sums.css'
import './waterfall.css'
import { Waterfall } from './Waterfall'

interface Props {
  traceId: string
  /** The row of the list, already loaded: head and facts come from it at once. */
  row: Trace | undefined
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
  state: LogsState
}

export type PhoneTab = 'spans' | 'detail'

/** One trace beside the list: tree and waterfall at the left, the selected span at the right. */
export function TracePanel({ traceId, row, position, onMove, onClose, state }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { search, set } = state
  const detail = useQuery(traceQuery(traceId))
  const tree = useQuery(treeQuery(traceId))
  const trace = detail.data ?? row
  const built = useMemo(() => (tree.data ? buildTree(tree.data) : null), [tree.data])
  const path = useMemo(() => (built ? criticalPath(built) : null), [built])
  const [focusMode, setFocusMode] = useState(false)
  const [phoneTab, setPhoneTab] = useState<PhoneTab>(search.span ? 'detail' : 'spans')
  const [width, setWidth] = useState<number | null>(() => stored('panel-width', null))
  const panel = useRef<HTMLElement>(null)

  const selected = search.span && built ? (built.byId.get(search.span) ?? null) : null
  const select = useCallback(
    (id: string | null, replace = true) => {
      set({ span: id ?? undefined, traceTab: undefined }, replace)
      setPhoneTab('detail')
    },
    [set],
  )
  const nextError = useCallback(() => {
    if (!built || built.errors === 0) return
    const order = built.nodes.filter((node) => node.error)
    const at = order.findIndex((node) => node.id === search.span)
    select(order[(at + 1) % order.length]!.id)
  }, [built, search.span, select])

  const toggleFocusMode = () => setFocusMode((now) => !now)
  useHotkeys({ e: nextError, f: toggleFocusMode })
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])

  const missing = detail.error instanceof ApiError && detail.error.status === 404
  const name = trace?.name || t('logs.traceWord', { count: 1 })
  return (
    <section
      className={`panel ${focusMode ? 'focusmode' : ''}`}
      ref={panel}
      tabIndex={-1}
      aria-label={t('trace.panel', { name })}
      data-testid="trace-panel"
      style={width ? ({ '--panel': `${width}px` } as React.CSSProperties) : undefined}
    >
      <Resizer
        panel={panel}
        onResize={(next) => {
          setWidth(next)
          store('panel-width', next)
        }}
      />
      <PanelHead
        trace={trace}
        traceId={traceId}
        name={name}
        errors={built?.errors ?? 0}
        spanCount={built?.nodes.length ?? 0}
        position={position}
        onMove={onMove}
        onClose={onClose}
        onNextError={nextError}
      />
      {trace && <TraceFacts trace={trace} tree={built} state={state} />}
      {!trace && detail.isError ? (
        <State
          title={t(missing ? 'trace.notFound' : 'trace.failed')}
          action={
            <button className="btn" onClick={() => void detail.refetch()}>
              {t('common.retry')}
            </button>
          }
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
              <button
                className={phoneTab === 'detail' ? 'on' : ''}
                aria-pressed={phoneTab === 'detail'}
                onClick={() => setPhoneTab('detail')}
              >
                {selected ? selected.name || t('trace.tabContent') : t('trace.tabContent')}
              </button>
            </div>
          </div>
          <div className="two" data-phone={phoneTab}>
            <div className="left">
              {built && path ? (
                <>
                  <Waterfall
                    key={traceId}
                    tree={built}
                    trace={trace}
                    critical={path.on}
                    selectedId={search.span ?? null}
                    onSelect={select}
                    onNextError={nextError}
                  />
                  {built.nodes.length > 0 && <Sums tree={built} parts={path.parts} outside={path.outside} onSelect={select} />}
                </>
              ) : tree.isError ? (
                <State
                  title={t('trace.failed')}
                  action={
                    <button className="btn" onClick={() => void tree.refetch()}>
                      {t('common.retry')}
                    </button>
                  }
                >
                  {errorText(tree.error)}
                </State>
              ) : (
                <TreeSkeleton />
              )}
            </div>
            <SpanDetail
              key={search.span ?? traceId}
              trace={detail.data}
              node={selected}
              spanId={search.span ?? null}
              tree={built}
              tab={search.traceTab}
              onTab={(traceTab) => set({ traceTab }, true)}
              onSelect={select}
              onFocusMode={toggleFocusMode}
              state={state}
            />
          </div>
        </>
      )}
    </section>
  )
}

function TreeSkeleton() {
  return (
    <div className="treeskel" aria-hidden="true">
      {Array.from({ length: 8 }, (_, i) => (
        <span key={i} className="skel" style={{ width: `${25 + ((i * 29) % 40)}%`, marginLeft: 16 * (i % 3) }} />
      ))}
    </div>
  )
}
