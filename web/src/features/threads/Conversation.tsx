import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { ScrollContext } from '../../components/scrollContext'
import type { Turn } from './api'
import type { Calls } from './calls'
import { TurnRow } from './TurnRow'

const EXPECTED = 150
/** Of the row over the turns that says how many are above, px: what is jumped to stands below it. */
const EARLIER = 32
/** Turns measure themselves when their words arrive; for so long the wanted one is kept in view, ms. */
const SETTLE_MS = 1500

interface Props {
  turns: Turn[]
  projectId: string
  /** The turn to be seen; a new `ask` asks for it again. */
  wanted: { index: number; ask: number }
  onCurrent: (index: number) => void
  isSlow: (turn: Turn) => boolean
  found: ReadonlySet<string> | null
  active: boolean
  onTrace: (turn: Turn, call?: Calls) => void
  hrefOf: (turn: Turn) => string
}

/** The turns, of which only those in view are drawn and loaded. */
export function Conversation({ turns, projectId, wanted, onCurrent, isSlow, found, active, onTrace, hrefOf }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const settling = useRef(true)
  const [top, setTop] = useState(0)
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => EXPECTED,
    getItemKey: (index) => turns[index]!.id,
    overscan: 3,
    scrollPaddingStart: EARLIER,
    initialOffset: () => Math.max(0, wanted.index * EXPECTED - 40),
  })
  const height = virtual.getTotalSize()
  const last = wanted.index === turns.length - 1
  useEffect(() => {
    settling.current = true
    const timer = setTimeout(() => (settling.current = false), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  useEffect(() => {
    if (settling.current && wanted.index >= 0) virtual.scrollToIndex(wanted.index, { align: last ? 'end' : 'start' })
  }, [virtual, wanted, height, last])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    const offset = box.scrollTop
    const atEnd = offset + box.clientHeight >= box.scrollHeight - 4
    const items = virtual.getVirtualItems()
    const first = items.find((item) => item.end > offset + EARLIER)
    setTop(first?.index ?? 0)
    // What was jumped to is the current one while it is in view, also where it cannot reach the top.
    const jumped = settling.current ? items.find((item) => item.index === wanted.index) : undefined
    const at = jumped ? wanted.index : atEnd && last ? turns.length - 1 : first?.index
    if (at !== undefined) onCurrent(at)
  }
  const free = () => (settling.current = false)
  return (
    <div
      className="cv"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('threads.conversation')}
      data-testid="thread-turns"
      onScroll={onScroll}
      onWheel={free}
      onPointerDown={free}
      onKeyDown={free}
    >
      <ScrollContext value={scroller}>
        {top > 0 && (
          <div className="earlier8">
            <button className="btn ghost sm" onClick={() => scroller.current?.scrollTo({ top: 0 })}>
              <Icon of={ChevronUp} size={12} />
              {t('threads.earlier', { count: top })}
            </button>
          </div>
        )}
        <div style={{ height, position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const turn = turns[item.index]!
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start}px)` }}
              >
                <TurnRow
                  turn={turn}
                  projectId={projectId}
                  slow={isSlow(turn)}
                  found={found?.has(turn.id) ?? false}
                  onTrace={onTrace}
                  href={hrefOf(turn)}
                />
              </div>
            )
          })}
        </div>
        {active && (
          <p className="typing t3">
            <span className="dot ok live" />
            {t('threads.waiting')}
          </p>
        )}
      </ScrollContext>
    </div>
  )
}
