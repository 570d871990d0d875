import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useFixedRows } from '../../components/useFixedRows'
import { attempts } from '../../lib/retries'
import { fittingTicks } from '../../lib/waterfall'
import { Letter } from '../experiments/compare/letters'
import type { Pair } from './model/align'
import type { CostOf, Noise } from './model/noise'
import { PairRow, type Axis } from './PairRow'
import type { Side } from './useSide'

const ROW = 32

interface Props {
  rows: Pair[]
  a: Side
  b: Side
  noise: Noise
  costOf: CostOf
  /** ms that B begins after A, on a common axis. */
  shift: number
  selected: string | null
  onSelect: (id: string) => void
}

/** Both traces in one tree: a line per pair, the bar of A over that of B on one axis. */
export function PairTree({ rows, a, b, noise, costOf, shift, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLSpanElement>(null)
  const width = useWidth(ruler)
  const axis = useMemo<Axis>(() => {
    const [fromA, fromB] = [a.span?.start ?? a.tree.from, b.span?.start ?? b.tree.from]
    const length = (side: Side) => side.duration ?? side.tree.to - side.tree.from
    const low = Math.min(0, shift)
    const high = Math.max(length(a), shift + length(b))
    return { extent: Math.max(1, high - low), a: -fromA - low, b: -fromB - low + shift }
  }, [a, b, shift])
  const ticks = useMemo(() => fittingTicks(0, axis.extent, width), [axis, width])
  const retries = useMemo(() => new Map([...attempts(a.tree), ...attempts(b.tree)]), [a, b])
  const { total, indexes, show } = useFixedRows({ count: rows.length, height: ROW, scroller })
  const at = rows.findIndex((row) => row.id === selected)
  useEffect(() => {
    if (at >= 0) show(at)
  }, [show, at])
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 15, PageUp: at - 15 }[event.key]
    if (to === undefined || rows.length === 0) return
    event.preventDefault()
    onSelect(rows[Math.min(rows.length - 1, Math.max(0, to))]!.id)
  }
  return (
    <>
      <div className="arow hd" aria-hidden="true">
        <span className="sp">{t('trace.span')}</span>
        <span className="n">
          <Letter of="A" />
        </span>
        <span className="n">
          <Letter of="B" />
        </span>
        <span className="n">{t('traceCompare.time')}</span>
        <span className="rul" ref={ruler}>
          {ticks.map((tick) => (
            <span key={tick.at} style={{ left: `${tick.at * 100}%` }} className={tick.at > 0.94 ? 'edge' : tick.at < 0.02 ? 'first' : ''}>
              {tick.label}
            </span>
          ))}
        </span>
        <span className="n cst">{t('trace.cost')}</span>
      </div>
      <div className="tw" ref={scroller}>
        <div
          role="tree"
          aria-label={t('traceCompare.tree')}
          tabIndex={0}
          className="ptree"
          onKeyDown={onKey}
          aria-activedescendant={at >= 0 ? `pair-${rows[at]!.id}` : undefined}
          style={{ height: total }}
        >
          {indexes.map((index) => {
            const row = rows[index]!
            return (
              <PairRow
                key={row.id}
                row={row}
                axis={axis}
                noise={noise}
                costOf={costOf}
                retry={(retries.get(row.id)?.at ?? 0) > 1}
                selected={row.id === selected}
                style={{ top: index * ROW, height: ROW }}
                onSelect={() => onSelect(row.id)}
              />
            )
          })}
        </div>
        {rows.length === 0 && <p className="t3 nospans">{t('traceCompare.noRows')}</p>}
      </div>
    </>
  )
}

function useWidth(ruler: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(240)
  useLayoutEffect(() => {
    const box = ruler.current
    if (!box) return
    const observer = new ResizeObserver(() => setWidth(box.clientWidth))
    observer.observe(box)
    return () => observer.disconnect()
  }, [ruler])
  return width
}
