import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { rounded, type Scale } from './scale'

const STEPS = 100

interface Props {
  value: number
  scale: Scale
  /** Where the plot is within its box, in pixels. */
  top: number
  height: number
  left: number
  right: number
  text: string
  onChange: (threshold: string) => void
}

/** The threshold over the chart: dragged, or moved with the arrow keys. What it would mean is asked for once it is let go. */
export function ThresholdLine({ value, scale, top, height, left, right, text, onChange }: Props) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number | null>(null)
  const shown = dragged ?? value
  const share = Math.min(1, Math.max(0, (shown - scale.min) / (scale.max - scale.min)))
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement!.getBoundingClientRect()
    const up = Math.min(1, Math.max(0, 1 - (event.clientY - box.top - top) / height))
    return rounded(scale.min + up * (scale.max - scale.min), scale)
  }
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (!by) return
    event.preventDefault()
    onChange(String(rounded(value + (by * (scale.max - scale.min)) / STEPS, scale)))
  }
  return (
    <div
      className="aline"
      role="slider"
      tabIndex={0}
      aria-label={t('alerts.thresholdLine')}
      aria-orientation="vertical"
      aria-valuemin={scale.min}
      aria-valuemax={scale.max}
      aria-valuenow={shown}
      aria-valuetext={text}
      style={{ top: top + (1 - share) * height, left, right: right - 6 }}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(value)
      }}
      onPointerMove={(event) => dragged !== null && setDragged(at(event))}
      onPointerUp={(event) => {
        if (dragged === null) return
        const next = at(event)
        setDragged(null)
        if (next !== value) onChange(String(next))
      }}
      onPointerCancel={() => setDragged(null)}
    >
      <span>{dragged === null ? text : dragged}</span>
      <i aria-hidden="true" />
    </div>
  )
}
