import { Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon } from '../../components/Icon'
import { useFixedRows } from '../../components/useFixedRows'
import * as f from '../../lib/format'
import type { TextHit } from '../trace/api'
import type { Turn } from './api'

const ROW = 28
const ROW_WITH_WORDS = 46
/** Of the longest turn, px. */
const LONGEST_BAR = 30

interface Props {
  turns: Turn[]
  /** Hits by trace; null while nothing is looked for. */
  hits: Map<string, TextHit> | null
  searching: boolean
  text: string
  onText: (text: string) => void
  current: number
  isSlow: (turn: Turn) => boolean
  onJump: (index: number) => void
}

/** The turns by number and time taken; while searching only those that have the text, with the words around it. */
export function JumpList({ turns, hits, searching, text, onText, current, isSlow, onJump }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const shown = useMemo(() => (hits ? turns.filter((turn) => hits.has(turn.id)) : turns), [turns, hits])
  const longest = useMemo(() => turns.reduce((most, turn) => Math.max(most, turn.duration ?? 0), 1), [turns])
  const height = hits ? ROW_WITH_WORDS : ROW
  const { total, indexes, show } = useFixedRows({ count: shown.length, height, scroller })
  const at = shown.findIndex((turn) => turn.index === current)
  useEffect(() => {
    if (at >= 0) show(at)
  }, [show, at])
  // The browser's own search sees only what is drawn.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || document.activeElement === input.current) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const move = (by: number) => {
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]
    if (next) onJump(next.index)
  }
  return (
    <nav className="jump" aria-label={t('threads.turns')}>
      <div className="input quiet sm">
        <Icon of={Search} size={14} />
        <input
          ref={input}
          aria-label={t('threads.find')}
          placeholder={t('threads.find')}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') move(event.shiftKey ? -1 : 1)
            else if (event.key === 'Escape' && text) onText('')
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
        {searching && <span className="spin" aria-hidden="true" />}
        {text && (
          <button className="ibtn sm" aria-label={t('trace.clearSearch')} onClick={() => onText('')}>
            <Icon of={X} size={12} />
          </button>
        )}
      </div>
      <p className="t3 fs12 jh" role="status">
        {hits ? t('threads.found', { count: shown.length }) : t('threads.byTime')}
      </p>
      <div className="jl" ref={scroller}>
        <ol style={{ height: total, position: 'relative' }}>
          {indexes.map((index) => {
            const turn = shown[index]!
            const hit = hits?.get(turn.id)
            return (
              <li key={turn.id} style={{ position: 'absolute', insetInline: 0, top: index * height, height }}>
                <button
                  className={`jt ${turn.index === current ? 'cur' : ''} ${turn.errors > 0 ? 'failed' : ''}`}
                  aria-current={turn.index === current || undefined}
                  title={turn.duration === null ? turn.title : `${turn.title}, ${f.duration(turn.duration)}`}
                  onClick={() => onJump(turn.index)}
                >
                  <span className="num t3">{turn.index + 1}</span>
                  <span className="trunc grow">{turn.title || f.shortId(turn.id)}</span>
                  {turn.errors > 0 && <ErrorGlyph size={12} />}
                  <span className="jb" aria-hidden="true">
                    <i
                      className={isSlow(turn) ? 'slow' : ''}
                      style={{ width: Math.max(3, Math.sqrt((turn.duration ?? 0) / longest) * LONGEST_BAR) }}
                    />
                  </span>
                </button>
                {hit?.snippet && (
                  <p className="trunc fs12 t2 jw">
                    {hit.snippet.slice(Math.max(0, (hit.start ?? 0) - 10), hit.start)}
                    <mark>{hit.snippet.slice(hit.start, (hit.start ?? 0) + (hit.length ?? 0))}</mark>
                    {hit.snippet.slice((hit.start ?? 0) + (hit.length ?? 0))}
                  </p>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </nav>
  )
}
