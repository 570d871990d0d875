import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { SpanNode } from '../../lib/tree'
import { Letter } from '../experiments/compare/letters'
import type { Pair } from './model/align'
import { costDelta, durationDelta, type CostOf, type Delta, type Noise } from './model/noise'

/** The common axis: its length, and what is added to the times of each side, ms. */
export interface Axis {
  extent: number
  a: number
  b: number
}

interface Props {
  row: Pair
  axis: Axis
  noise: Noise
  costOf: CostOf
  retry: boolean
  selected: boolean
  style: CSSProperties
  onSelect: () => void
}

export function PairRow({ row, axis, noise, costOf, retry, selected, style, onSelect }: Props) {
  const { t } = useTranslation()
  const { a, b } = row
  const span = (a ?? b)!
  const failed = a?.error || b?.error
  const cost = costDelta(row, noise, costOf)
  const base = a ? costOf(a) : undefined
  const name = span.name || t('trace.span')
  const renamed = a && b && a.name !== b.name
  return (
    <div
      id={`pair-${row.id}`}
      data-testid={`pair-${name}`}
      className={`arow ${selected ? 'cur' : ''}`}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={selected}
      style={style}
      onClick={onSelect}
    >
      <span className="an" style={{ '--d': row.depth } as CSSProperties}>
        <TypeBadge type={span.type} />
        <span className={`trunc ${failed ? 'err' : ''} ${row.depth === 0 ? 'w6' : ''}`} title={renamed ? `${a.name} → ${b.name}` : name}>
          {renamed ? `${name} → ${b.name}` : name}
        </span>
        {failed && (
          <span className="err" title={t('trace.error')}>
            <ErrorGlyph size={12} />
          </span>
        )}
        {retry && <span className="tag">{t('trace.retry')}</span>}
      </span>
      <Time span={a} />
      <Time span={b} />
      <span className="n">
        {a && b ? (
          <Change of={durationDelta(row, noise)} written={f.duration} />
        ) : (
          <span className="badge line only">
            <Letter of={a ? 'A' : 'B'} />
            {t('traceCompare.only')}
          </span>
        )}
      </span>
      <span className="two2" aria-hidden="true">
        {a && <Bar span={a} offset={axis.a} extent={axis.extent} side="ba" />}
        {b && <Bar span={b} offset={axis.b} extent={axis.extent} side="bb" />}
      </span>
      <span className="n cst">
        {cost && base ? <span className={`dlt ${tone(cost)}`}>{f.signed(cost.value / base, (share) => f.percent(share))}</span> : <span className="t3">{f.NONE}</span>}
      </span>
    </div>
  )
}

const tone = (delta: Delta): string => (delta.beyond ? (delta.value < 0 ? 'up' : 'dn') : '')

function Change({ of, written }: { of: Delta | null; written: (value: number) => string }) {
  return of ? <span className={`dlt ${tone(of)}`}>{f.signed(of.value, written)}</span> : <span className="t3">{f.NONE}</span>
}

function Time({ span }: { span: SpanNode | null }) {
  const { t } = useTranslation()
  if (!span) return <span className="n t3">{f.NONE}</span>
  return <span className={`n ${span.error ? 'err' : ''}`}>{span.duration === null ? t('trace.running') : f.duration(span.duration)}</span>
}

function Bar({ span, offset, extent, side }: { span: SpanNode; offset: number; extent: number; side: 'ba' | 'bb' }) {
  const left = Math.min(1, Math.max(0, (span.start + offset) / extent))
  const width = Math.min(1 - left, (span.duration ?? extent) / extent)
  return <i className={`${side} ${span.error ? 'e' : ''} ${span.children.length > 0 ? 'p' : ''}`} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
}
