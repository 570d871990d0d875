import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Copy } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ApiError } from '../../api/client'
import type { Comment, Thread } from '../../api/types'
import { Icon } from '../../components/Icon'
import { State, useErrorText } from '../../components/PageStates'
import { SidePanel } from '../../components/panel/SidePanel'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { plainText } from '../../lib/plainText'
import type { LogsState } from '../logs/useLogsState'
import { Annotate } from '../trace/Annotate'
import { FactsWaiting } from '../trace/FactsWaiting'
import type { Entity } from '../trace/api'
import '../trace/detail.css'
import '../trace/panel.css'
import { threadQuery, turnsQuery, type Turn } from './api'
import type { Calls } from './calls'
import { Conversation } from './Conversation'
import { JumpList } from './JumpList'
import { ThreadActions } from './ThreadActions'
import { ThreadFacts } from './ThreadFacts'
import { ThreadSide } from './ThreadSide'
import './threads.css'
import { useTurnSearch } from './useTurnSearch'
import { RetryButton } from '../../components/RetryButton'

interface Props {
  threadId: string
  /** The row of the list, already loaded. */
  row: Thread | undefined
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
  state: LogsState
}

const NO_TURNS: Turn[] = []

/** One conversation beside the list: jump list, turns, what is said about it. A trace opens in its place; Back returns to the turn. */
export function ThreadPanel({ threadId, row, position, onMove, onClose, state }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const copy = useCopy()
  const router = useRouter()
  const { search, set, projectId } = state
  const detail = useQuery(threadQuery(projectId, threadId))
  const loaded = useQuery(turnsQuery(projectId, threadId))
  const thread: (Thread & { comments?: Comment[] }) | undefined = detail.data ?? row
  const turns = loaded.data?.turns ?? NO_TURNS
  const find = useTurnSearch(projectId, threadId, turns, state)
  const annotating = search.lastSection !== undefined
  const entity = useMemo<Entity | null>(
    () => (thread ? { kind: 'threads', id: thread.thread_model_id, projectId, threadId } : null),
    [thread, projectId, threadId],
  )

  const [current, setCurrent] = useState(-1)
  const [wanted, setWanted] = useState<{ index: number; ask: number } | null>(null)
  const ready = loaded.isSuccess && turns.length > 0
  // The turn of the address, else the last: what was said most recently.
  useEffect(() => {
    if (!ready || wanted) return
    const at = turns.findIndex((turn) => turn.id === search.turn)
    setWanted({ index: at >= 0 ? at : turns.length - 1, ask: 0 })
    setCurrent(at >= 0 ? at : turns.length - 1)
  }, [ready, turns, wanted, search.turn])

  const isSlow = useMemo(() => slowTest(turns), [turns])
  const jump = useCallback(
    (index: number) => {
      setWanted((now) => ({ index, ask: (now?.ask ?? 0) + 1 }))
      setCurrent(index)
      set({ turn: turns[index]?.id }, true)
    },
    [set, turns],
  )
  // First the address of this turn, so that Back returns to it; then the trace on top.
  const openTrace = useCallback(
    (turn: Turn, call?: Calls) => {
      set({ turn: turn.id }, true)
      const trace_panel_filters = call && call.count > 1 ? [{ field: 'name', operator: '=', value: call.name }] : undefined
      setTimeout(() => set({ trace: turn.id, span: call?.id, trace_panel_filters, traceTab: undefined, turn: turn.id, lastSection: undefined }))
    },
    [set],
  )
  const hrefOf = useCallback(
    (turn: Turn) => router.buildLocation({ to: '.', search: { ...search, trace: turn.id, turn: turn.id } }).href,
    [router, search],
  )
  const annotate = () => set({ lastSection: annotating ? undefined : 'annotate' }, true)
  useHotkeys({
    a: annotate,
    c: () => document.querySelector<HTMLElement>('.sd [data-key="comment"], .annot [data-key="comment"]')?.focus(),
    t: () => document.querySelector<HTMLElement>('[data-key="tags"]')?.click(),
    'Alt+ArrowDown': () => jump(Math.min(turns.length - 1, current + 1)),
    'Alt+ArrowUp': () => jump(Math.max(0, current - 1)),
  })

  const missing = detail.error instanceof ApiError && detail.error.status === 404
  const name = turns[0]?.title || plainText(thread?.first_message, 120) || threadId
  return (
    <SidePanel
      kind="thread"
      label={t('threads.panel', { name })}
      testId="thread"
      title={name}
      position={position}
      onMove={onMove}
      onClose={onClose}
      notes={
        <>
          {thread?.status && (
            <span className={`badge ${thread.status === 'active' ? 'ok' : ''}`}>
              <span className={`dot ${thread.status === 'active' ? 'ok' : ''}`} />
              {t(`threads.${thread.status}`)}
            </span>
          )}
          <button className="btn ghost sm mono t3 opt" title={t('trace.copyThreadId')} onClick={() => copy(threadId)}>
            {threadId.length > 18 ? f.shortId(threadId) : threadId}
            <Icon of={Copy} size={12} />
          </button>
        </>
      }
      actions={
        thread &&
        entity && (
          <ThreadActions
            thread={thread}
            name={name}
            entity={entity}
            turns={turns}
            annotating={annotating}
            onAnnotate={annotate}
            onClose={onClose}
            state={state}
          />
        )
      }
    >
      {detail.isError && !row ? (
        <State
          title={t(missing ? 'threads.notFound' : 'threads.failedToLoad')}
          action={<RetryButton />}
        >
          {missing ? t('threads.notFoundText') : errorText(detail.error)}
        </State>
      ) : (
        <>
          {thread && entity ? <ThreadFacts thread={thread} entity={entity} turns={loaded.isPending ? undefined : turns} state={state} /> : <FactsWaiting />}
          <div className="three">
            {ready && wanted ? (
              <>
                <JumpList
                  turns={turns}
                  hits={find.hits}
                  searching={find.searching}
                  text={find.text}
                  onText={find.setText}
                  current={current}
                  isSlow={isSlow}
                  onJump={jump}
                />
                <Conversation
                  turns={turns}
                  projectId={projectId}
                  wanted={wanted}
                  onCurrent={setCurrent}
                  isSlow={isSlow}
                  found={find.hits ? new Set(find.hits.keys()) : null}
                  active={thread?.status === 'active'}
                  onTrace={openTrace}
                  hrefOf={hrefOf}
                />
              </>
            ) : loaded.isError ? (
              <State
                title={t('threads.failedToLoad')}
                action={<RetryButton />}
              >
                {errorText(loaded.error)}
              </State>
            ) : loaded.isSuccess && turns.length === 0 ? (
              <State title={t('threads.noTurns')}>{t('threads.noTurnsText')}</State>
            ) : (
              <div className="treeskel wide" aria-hidden="true">
                {[60, 85, 40, 90, 70].map((width) => (
                  <span key={width} className="skel" style={{ width: `${width}%` }} />
                ))}
              </div>
            )}
            {thread && entity && annotating ? (
              <Annotate
                key={entity.id}
                entity={entity}
                name={t('threads.thisThread')}
                scores={thread.feedback_scores ?? []}
                comments={thread.comments ?? []}
                onClose={annotate}
              />
            ) : (
              thread && entity && <ThreadSide thread={thread} entity={entity} turns={loaded.data} />
            )}
          </div>
        </>
      )}
    </SidePanel>
  )
}

/** A turn is slow when it took twice the median of its thread, and at least a second. */
function slowTest(turns: Turn[]): (turn: Turn) => boolean {
  const times = turns.flatMap((turn) => (turn.duration === null ? [] : [turn.duration])).sort((a, b) => a - b)
  const limit = Math.max(1000, 2 * (times[Math.floor(times.length / 2)] ?? 0))
  return (turn) => times.length > 2 && (turn.duration ?? 0) > limit
}
