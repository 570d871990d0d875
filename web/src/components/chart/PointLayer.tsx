import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Instance } from './echarts'

/** A step of a chart over time that was chosen. */
export interface Pick {
  index: number
  /** Of the series that was hit; null: none, or by key. */
  series: number | null
  /** Where, in px of the chart. */
  x: number
  y: number
}

interface Props {
  chart: Instance
  label: string
  /** Start of each step, ms. */
  times: number[]
  step: number
  /** What a step shows, for screen readers. */
  say: (index: number) => string
  onPick: (pick: Pick) => void
  /** A stretch was drawn with the pointer. */
  onRange: (from: number, to: number) => void
}

const DRAG_PX = 6

/** Any step of a chart over time can be chosen, by a click or by arrow keys and Enter; a drag chooses a stretch of time. */
export function PointLayer({ chart, label, times, step, say, onPick, onRange }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const hit = useRef<number | null>(null)
  const from = useRef<number | null>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    chart.on('click', (event) => {
      hit.current = event.seriesIndex ?? null
    })
  }, [chart])
  const place = (event: { clientX: number; clientY: number }) => {
    const rect = box.current!.getBoundingClientRect()
    return { x: event.clientX - rect.left, y: event.clientY - rect.top }
  }
  const indexAt = (x: number): number => Math.min(times.length - 1, Math.max(0, Math.floor((chart.valueAt(x) - times[0]!) / step)))
  const end = (event: PointerEvent) => {
    const begun = from.current
    from.current = null
    setDrag(null)
    if (begun === null || event.button !== 0) return
    const { x, y } = place(event)
    if (Math.abs(x - begun) >= DRAG_PX) {
      const [low, high] = [indexAt(Math.min(x, begun)), indexAt(Math.max(x, begun))]
      onRange(times[low]!, times[high]! + step)
      return
    }
    // The chart tells which series was hit by the same click, after this event.
    setTimeout(() => {
      onPick({ index: indexAt(x), series: hit.current, x, y })
      hit.current = null
    })
  }
  const go = (index: number) => {
    setAt(index)
    chart.pointAt(chart.placeOf(times[index]! + step / 2))
  }
  const leave = () => {
    setAt(null)
    chart.pointAt(null)
  }
  // The listeners are on the figure: the chart itself keeps its own events (crosshair, tooltip).
  useEffect(() => {
    const figure = box.current?.parentElement
    if (!figure) return
    const down = (event: PointerEvent) => {
      if (event.button === 0) from.current = place(event).x
    }
    const move = (event: PointerEvent) => {
      if (from.current === null) return
      const { x } = place(event)
      setDrag(Math.abs(x - from.current) < DRAG_PX ? null : { from: Math.min(x, from.current), to: Math.max(x, from.current) })
    }
    const up = (event: PointerEvent) => end(event)
    const cancel = () => {
      from.current = null
      setDrag(null)
    }
    figure.addEventListener('pointerdown', down)
    figure.addEventListener('pointermove', move)
    figure.addEventListener('pointerup', up)
    figure.addEventListener('pointercancel', cancel)
    figure.addEventListener('pointerleave', cancel)
    return () => {
      figure.removeEventListener('pointerdown', down)
      figure.removeEventListener('pointermove', move)
      figure.removeEventListener('pointerup', up)
      figure.removeEventListener('pointercancel', cancel)
      figure.removeEventListener('pointerleave', cancel)
    }
  })
  return (
    <div ref={box} className="chlayer">
      {drag && <i className="chdrag" style={{ left: drag.from, width: drag.to - drag.from }} />}
      <button
        type="button"
        className="chkeys"
        aria-label={t('chart.points', { label })}
        onBlur={leave}
        onKeyDown={(event) => {
          const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
          const now = at ?? times.length
          if (move !== undefined) go(Math.min(times.length - 1, Math.max(0, now + move)))
          else if (event.key === 'Home') go(0)
          else if (event.key === 'End') go(times.length - 1)
          else if ((event.key === 'Enter' || event.key === ' ') && at !== null) onPick({ index: at, series: null, x: chart.placeOf(times[at]! + step / 2), y: 24 })
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className="sr" role="status">
        {at === null ? '' : say(at)}
      </span>
    </div>
  )
}
