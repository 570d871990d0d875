import { Link } from '@tanstack/react-router'
import { Suspense, useDeferredValue, useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import { State, useErrorText } from '../../components/PageStates'
import { LARGE_TREE, type SpanTree } from '../../lib/tree'
import { criticalPath } from '../../lib/waterfall'
import type { LogsState } from '../logs/useLogsState'
import { BELOW_TREE, TRACE_VIEWS, type TraceContext } from './sections'
import { Sums } from './Sums'
import { Waterfall } from './Waterfall'
import { RetryButton } from '../../components/RetryButton'

interface Props {
  traceId: string
  trace: Trace | undefined
  tree: SpanTree | null
  failed: Error | null
  onSelect: (id: string | null, replace?: boolean) => void
  onNextError: () => void
  state: LogsState
}

const NONE: ReadonlySet<string> = new Set()

/** The left half of the panel: the waterfall or another view of the whole trace, and what it adds up to. */
export function TraceLeft({ traceId, trace, tree, failed, onSelect, onNextError, state }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { search, set } = state
  // What a large tree adds up to is worked out after its rows are drawn.
  const drawn = useDeferredValue(tree, null)
  const counted = tree && (tree.nodes.length <= LARGE_TREE || drawn === tree) ? tree : null
  const path = useMemo(() => (counted ? criticalPath(counted) : null), [counted])
  const critical = path?.on ?? NONE
  const base = trace && tree ? { trace, tree, selectedId: search.span ?? null, onSelect, state, critical, onNextError, switcher: null } : null
  const views = base ? TRACE_VIEWS.filter((view) => view.shown(base)) : []
  const view = views.find((each) => each.id === search.traceView)
  const switcher = (views.length > 0 || trace?.thread_id) && (
    <div className="seg sm" role="group" aria-label={t('trace.views')}>
      <button className={view ? '' : 'on'} aria-pressed={!view} onClick={() => set({ traceView: undefined })}>
        {t('trace.waterfall')}
      </button>
      {views.map((each) => (
        <button key={each.id} className={each === view ? 'on' : ''} aria-pressed={each === view} onClick={() => set({ traceView: each.id })}>
          {t(each.label)}
        </button>
      ))}
      {trace?.thread_id && (
        <Link to="." search={{ ...search, thread: trace.thread_id, turn: trace.id, trace: undefined, span: undefined, traceTab: undefined }}>
          {t('trace.thread')}
        </Link>
      )}
    </div>
  )
  const context: TraceContext | null = base && { ...base, switcher }
  if (failed && !tree) {
    return (
      <div className="left">
        <State
          title={t('trace.failed')}
          action={<RetryButton />}
        >
          {errorText(failed)}
        </State>
      </div>
    )
  }
  return (
    <div className="left">
      {!tree ? (
        <TreeSkeleton />
      ) : view && context ? (
        <Suspense fallback={<TreeSkeleton />}>
          <view.Body context={context} />
        </Suspense>
      ) : (
        <>
          <Waterfall
            key={traceId}
            traceId={traceId}
            tree={tree}
            trace={trace}
            critical={critical}
            selectedId={search.span ?? null}
            onSelect={onSelect}
            onNextError={onNextError}
            switcher={switcher || null}
            state={state}
          />
          {path && tree.nodes.length > 0 && (
            <Sums tree={tree} parts={path.parts} outside={path.outside} onSelect={onSelect}>
              {context && BELOW_TREE.filter((each) => each.shown(context)).map((each) => <each.Body key={each.id} context={context} />)}
            </Sums>
          )}
        </>
      )}
    </div>
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
