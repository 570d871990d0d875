import type { LucideIcon } from 'lucide-react'
import type { SpanType } from '../api/types'

type Size = 12 | 14 | 16

/** A lucide icon on the 16 px grid with a stroke of 1.5 px. Decorative: the control around it carries the name. */
export function Icon({ of: Glyph, size = 16, className }: { of: LucideIcon; size?: Size; className?: string }) {
  return <Glyph size={size} strokeWidth={size === 12 ? 1.6 : 1.5} absoluteStrokeWidth className={`i ${className ?? ''}`} aria-hidden />
}

const TYPE_PATH: Record<SpanType, string> = {
  general: 'M8 2.5l5.5 3L8 8.5l-5.5-3zM2.5 8.5l5.5 3 5.5-3',
  llm: 'M8 2l1.5 4.5L14 8l-4.5 1.5L8 14l-1.5-4.5L2 8l4.5-1.5z',
  tool: 'M9.8 2.6a3.4 3.4 0 0 0-3.4 4.6L2.5 11.1l2.4 2.4 3.9-3.9a3.4 3.4 0 0 0 4.6-3.4L11.2 8.4 8.8 7.2 7.6 4.8z',
  guardrail: 'M8 1.8l5 1.9v4.1c0 3-2.2 5.2-5 6.4-2.8-1.2-5-3.4-5-6.4V3.7z',
}

/** The drawn sign of a span type. */
export function TypeGlyph({ type, size = 14 }: { type: SpanType; size?: Size }) {
  return (
    <svg className={`i i${size}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={TYPE_PATH[type]} />
    </svg>
  )
}

/** Type as icon and colour, both always. */
export function TypeBadge({ type }: { type: SpanType }) {
  return (
    <span className={`st ${type}`} title={type}>
      <TypeGlyph type={type} size={12} />
    </span>
  )
}

export function ErrorGlyph({ size = 14 }: { size?: Size }) {
  return (
    <svg className={`i i${size}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 2.3l6.2 11H1.8zM8 6.5v3M8 11.4h.01" />
    </svg>
  )
}

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1.5" y="2.5" width="12" height="4" rx="2" fill="var(--text-1)" />
      <rect x="5" y="8" width="13.5" height="4" rx="2" fill="var(--accent)" />
      <rect x="8.5" y="13.5" width="7" height="4" rx="2" fill="var(--text-3)" />
    </svg>
  )
}
