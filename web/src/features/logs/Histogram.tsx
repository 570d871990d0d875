import { Columns2, ListFilter, Search, X } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { figureValue, useFigureLabel } from './Figures'
import { Lanes } from './Lanes'
import { useBrush, type Brush } from './useBrush'
import type { ChartData, FigureId } from './useFigures'

const MINUTE = 60_000
const DAY = 86_400_000
const LABELS = 8

interface Props {
  chart: ChartData
  figure: FigureId
  level: string
  what: string
  /** The part that is chosen, ms; null: none. */
  selected: { from: number; to: number } | null
  onSelect: (from: number | null, to: number | null) => void
  onZoom: (from: number, to: number) => void
  onFilter: (from: number, to: number) => void
  /** Opens what distinguishes the part from the rest; absent where the level cannot be compared. */
  onCompare?: () => void
}

/** Two lanes with their own scale, traffic and errors: rare errors stay visible. Drag chooses a part. */
export function Histogram({ chart, figure, level, what, selected, onSelect, onZoom, onFilter, onCompare }: Props) {
  const { t } = useTranslation()
  const label = useFigureLabel(level)
  const { from, step, counts, errors } = chart
  const values = chart.series[figure] ?? counts
  const n = Math.max(counts.length, 1)
  const max = Math.max(...values.map((value) => value ?? 0), 0)
  const maxErrors = Math.max(...errors, 0)
  const choose = useCallback(
    (brush: Brush | null) => (brush ? onSelect(from + brush.low * step, from + (brush.high + 1) * step) : onSelect(null, null)),
    [from, step, onSelect],
  )
  const chosen = selected && barsOf(selected, chart)
  const { area, shown, clear, handlers } = useBrush(n, chosen, choose)

  const sum = (list: number[]) => (shown ? list.slice(shown.low, shown.high + 1).reduce((total, value) => total + value, 0) : 0)
  const long = n * step > 2 * DAY
  const moment = (i: number) => {
    const at = from + i * step
    return step >= DAY ? f.day(at) : long ? `${f.day(at)}, ${f.clockShort(at)}` : f.clockShort(at)
  }
  const about = chart.about ? '≈ ' : ''
  const ends: [number, number] = shown ? [from + shown.low * step, from + (shown.high + 1) * step] : [0, 0]
  const most = t('figures.max', { value: about + written(figure, max) })
  // The bars are drawn again only when the numbers or their words change.
  const title = useCallback(
    (i: number): string => {
      const failed = errors[i] ?? 0
      const parts = [`${moment(i)} – ${moment(i + 1)}`, `${about}${f.count(counts[i])} ${what}`]
      if (failed > 0) parts.push(t('figures.errorCount', { count: failed, n: f.count(failed) }))
      if (figure !== 'count' && figure !== 'errors') parts.push(`${label(figure)} ${written(figure, values[i] ?? null)}`)
      return parts.join('\n')
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [chart, figure, level, what, t],
  )
  return (
    <section className="hist" aria-label={t('figures.chart', { name: label(figure) })}>
      <div className="hh">
        <span className="lg" style={{ '--c': 'color-mix(in srgb, var(--chart-1) 55%, transparent)' } as React.CSSProperties}>
          {label(figure)} <span className="t3 num">{most}</span>
        </span>
        {maxErrors > 0 && (
          <span className="lg" style={{ '--c': 'var(--error)' } as React.CSSProperties}>
            {t('logs.errorsView')} <span className="t3 num">{t('figures.max', { value: about + f.count(maxErrors) })}</span>
          </span>
        )}
        <span className="t3 fs12 opt" title={chart.about ? t('figures.estimated') : undefined}>
          {t('figures.per', { step: stepText(step, t) })}
          {chart.about && `, ${t('figures.sampled')}`}
        </span>
        <span className="grow" />
        {shown && (
          <span className="brushinfo fs12">
            <b className="num">
              {moment(shown.low)} – {moment(shown.high + 1)}
            </b>
            <span className="t2 num">
              {t('figures.selected', { n: about + f.count(sum(counts)), what })}
              {sum(errors) > 0 && <span className="err">, {t('figures.errorCount', { count: sum(errors), n: f.count(sum(errors)) })}</span>}
            </span>
            <button className="btn sm" onClick={() => onZoom(...ends)}>
              <Icon of={Search} size={12} />
              {t('figures.zoom')}
            </button>
            <button className="btn sm" onClick={() => onFilter(...ends)}>
              <Icon of={ListFilter} size={12} />
              {t('figures.filter')}
            </button>
            {onCompare && (
              <button className="btn sm" onClick={onCompare}>
                <Icon of={Columns2} size={12} />
                {t('figures.differs')}
              </button>
            )}
            <button className="ibtn sm" aria-label={t('figures.clearBrush')} onClick={clear}>
              <Icon of={X} />
            </button>
          </span>
        )}
      </div>
      <div className="hp" ref={area} tabIndex={0} role="img" aria-label={`${t('figures.chart', { name: label(figure) })}: ${most}`} {...handlers}>
        <Lanes values={values} errors={errors} max={max} maxErrors={maxErrors} brush={shown} title={title} />
        {shown && (
          <div className="brush" style={{ left: `${(shown.low / n) * 100}%`, width: `${((shown.high - shown.low + 1) / n) * 100}%` }} />
        )}
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

  /** Labels at full hours or days of the reader's zone where the step allows. */
  function axis(): { at: number; text: string }[] {
    const every = axisStep(step, n)
    const labels: { at: number; text: string }[] = []
    for (let i = 0; i < n; i++) {
      const at = from + i * step
      const local = at - new Date(at).getTimezoneOffset() * MINUTE
      if (local % every >= step || i / n < 0.02 || i / n > 0.98) continue
      labels.push({ at: i / n, text: step >= DAY || local % DAY < step ? f.day(at) : f.clockShort(at) })
    }
    return labels
  }
}

const NICE = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160, 40_320, 131_040, 524_160]

/** The shortest pleasant distance of labels that leaves at most so many. */
function axisStep(step: number, bars: number): number {
  const least = (bars * step) / LABELS
  const nice = NICE.find((minutes) => minutes * MINUTE >= least && (minutes * MINUTE) % step === 0)
  return nice ? nice * MINUTE : Math.ceil(least / step) * step
}

function barsOf({ from, to }: { from: number; to: number }, chart: ChartData): Brush | null {
  const low = Math.max(0, Math.floor((from - chart.from) / chart.step))
  const high = Math.min(chart.counts.length - 1, Math.ceil((to - chart.from) / chart.step) - 1)
  return low <= high ? { low, high } : null
}

function stepText(ms: number, t: (key: string, options: { count: number }) => string): string {
  if (ms < 60 * MINUTE) return t('figures.minutes', { count: ms / MINUTE })
  if (ms < DAY) return t('figures.hours', { count: ms / (60 * MINUTE) })
  return ms === 7 * DAY ? t('figures.weeks', { count: 1 }) : t('figures.days', { count: ms / DAY })
}

function written(figure: FigureId, value: number | null): string {
  const { value: text, unit } = figureValue(figure, value)
  return unit ? `${text}${f.NBSP}${unit}` : text
}
