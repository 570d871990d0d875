import { Search, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { INTERVAL_MS } from '../../lib/range'
import { figureValue, useFigureLabel } from './Figures'
import type { ChartData, FigureId } from './useFigures'

const WIDTH = 1200
const TOP = 46
const LANE = 22
const LABELS = 8

/** Two lanes with their own scale, traffic and errors: rare errors stay visible. Drag chooses a part. */
export function Histogram({
  chart,
  figure,
  level,
  what,
  searching,
  onZoom,
}: {
  chart: ChartData
  figure: FigureId
  level: string
  what: string
  searching: boolean
  onZoom: (from: number, to: number) => void
}) {
  const { t } = useTranslation()
  const label = useFigureLabel(level)
  const area = useRef<HTMLDivElement>(null)
  const [brush, setBrush] = useState<{ a: number; b: number } | null>(null)
  const values = chart.series[figure] ?? chart.series.count ?? []
  const counts = chart.series.count ?? []
  const rates = chart.series.errors ?? []
  const errors = counts.map((count, i) => Math.round((count * (rates[i] ?? 0)) / 100))
  const n = Math.max(values.length, 1)
  const max = Math.max(...values, 0)
  const maxErrors = Math.max(...errors, 0)
  const step = INTERVAL_MS[chart.interval]
  const slot = WIDTH / n
  const gap = Math.min(3, slot * 0.12)

  const slotAt = (event: PointerEvent) => {
    const box = area.current!.getBoundingClientRect()
    return Math.min(n - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * n)))
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    area.current!.setPointerCapture(event.pointerId)
    const at = slotAt(event)
    setBrush({ a: at, b: at })
  }
  const onMove = (event: PointerEvent) => {
    if (area.current!.hasPointerCapture(event.pointerId)) setBrush((now) => now && { ...now, b: slotAt(event) })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && brush) {
      event.preventDefault()
      setBrush(null)
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const by = event.key === 'ArrowLeft' ? -1 : 1
    setBrush((now) => {
      const b = Math.min(n - 1, Math.max(0, (now?.b ?? n - 1) + (now ? by : 0)))
      return { a: event.shiftKey && now ? now.a : b, b }
    })
  }

  const low = brush ? Math.min(brush.a, brush.b) : 0
  const high = brush ? Math.max(brush.a, brush.b) : -1
  const sum = (list: number[]) => list.slice(low, high + 1).reduce((total, value) => total + value, 0)
  const span = (i: number) => (chart.interval === 'HOURLY' ? f.clockShort(chart.from + i * step) : f.day(chart.from + i * step))

  return (
    <section className="hist" aria-label={t('figures.chart', { name: label(figure) })}>
      <div className="hh">
        <span className="lg" style={{ '--c': 'color-mix(in srgb, var(--chart-1) 55%, transparent)' } as React.CSSProperties}>
          {label(figure)} <span className="t3 num">{t('figures.max', { value: written(figure, max) })}</span>
        </span>
        {maxErrors > 0 && (
          <span className="lg" style={{ '--c': 'var(--error)' } as React.CSSProperties}>
            {t('logs.errorsView')} <span className="t3 num">{t('figures.max', { value: f.count(maxErrors) })}</span>
          </span>
        )}
        <span className="t3 fs12 opt">
          {t(`figures.${chart.interval}`)}
          {searching && `, ${t('figures.withoutSearch')}`}
        </span>
        <span className="grow" />
        {brush && (
          <span className="brushinfo fs12">
            <b className="num">
              {span(low)} – {span(high + 1)}
            </b>
            <span className="t2 num">
              {t('figures.selected', { n: f.count(sum(counts)), what })}
              {sum(errors) > 0 && <span className="err">, {t('figures.errorCount', { count: sum(errors) })}</span>}
            </span>
            <button className="btn sm" onClick={() => onZoom(chart.from + low * step, chart.from + (high + 1) * step)}>
              <Icon of={Search} size={12} />
              {t('figures.zoom')}
            </button>
            <button className="ibtn sm" aria-label={t('figures.clearBrush')} onClick={() => setBrush(null)}>
              <Icon of={X} />
            </button>
          </span>
        )}
      </div>
      <div
        className="hp"
        ref={area}
        tabIndex={0}
        role="img"
        aria-label={summary()}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onKeyDown={onKey}
      >
        <svg viewBox={`0 0 ${WIDTH} 74`} width="100%" height="74" preserveAspectRatio="none" aria-hidden="true">
          {values.map((value, i) => {
            const height = max > 0 ? Math.max((value / max) * 42, value > 0 ? 1.5 : 0) : 0
            const inside = i >= low && i <= high
            return (
              <rect
                key={i}
                x={i * slot + gap / 2}
                y={TOP - height}
                width={slot - gap}
                height={height}
                fill="var(--chart-1)"
                opacity={inside ? 0.85 : 0.45}
              />
            )
          })}
          <line x1="0" x2={WIDTH} y1={TOP + 0.5} y2={TOP + 0.5} stroke="var(--border-subtle)" />
          {errors.map((value, i) => {
            const height = maxErrors > 0 ? Math.max((value / maxErrors) * LANE, value > 0 ? 1.5 : 0) : 0
            return (
              <rect
                key={i}
                x={i * slot + gap / 2}
                y={74 - height}
                width={slot - gap}
                height={height}
                fill="var(--error)"
                opacity={brush && !(i >= low && i <= high) ? 0.5 : 0.9}
              />
            )
          })}
        </svg>
        {brush && <div className="brush" style={{ left: `${(low / n) * 100}%`, width: `${((high - low + 1) / n) * 100}%` }} />}
      </div>
      <div className="ax" aria-hidden="true">
        {axis().map(({ at, text }) => (
          <span key={at} style={{ left: `${at * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
    </section>
  )

  function summary(): string {
    return `${t('figures.chart', { name: label(figure) })}: ${t('figures.max', { value: written(figure, max) })}`
  }

  function axis(): { at: number; text: string }[] {
    const every = Math.max(1, Math.ceil(n / LABELS))
    return Array.from({ length: Math.floor((n - 1) / every) + 1 }, (_, k) => k * every + Math.floor(every / 2))
      .filter((i) => i < n)
      .map((i) => {
        const at = chart.from + i * step
        const midnight = new Date(at).getHours() === 0
        return { at: i / n, text: chart.interval === 'HOURLY' && !(midnight && n > 30) && n <= 80 ? f.clockShort(at) : f.day(at) }
      })
  }
}

function written(figure: FigureId, value: number): string {
  // The metric of the server counts errors in percent, the figure as a share.
  const { value: text, unit } = figureValue(figure, figure === 'errors' ? value / 100 : value)
  return unit ? `${text}${f.NBSP}${unit}` : text
}
