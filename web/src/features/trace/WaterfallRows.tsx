import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { SpanNode, SpanTree } from '../../lib/tree'
import { bar } from '../../lib/waterfall'
import type { TextHit } from './api'
import { HitWords } from './HitWords'
import type { NodeFields } from './nodeFields'

/** The part of time in view, in ms after the start of the trace. */
export interface Axis {
  from: number
  to: number
  /** px */
  width: number
}

/** Room that a cost beside its bar needs, px. */
const LABEL = 62

export function TraceRow({
  trace,
  tree,
  axis,
  selected,
  hit,
  style,
  onSelect,
}: {
  trace: Trace | undefined
  tree: SpanTree
  axis: Axis
  selected: boolean
  hit: TextHit | undefined
  style: React.CSSProperties
  onSelect: () => void
}) {
  const { t } = useTranslation()
  const name = trace?.name || t('trace.wholeTrace')
  const length = trace?.duration ?? tree.to - tree.from
  const extent = Math.max(axis.to - axis.from, 0.001)
  const left = Math.min(1, Math.max(0, -axis.from / extent))
  return (
    <div
      id="node-trace"
      data-testid={`trace-tree-node-${name}`}
      className={`tr root ${selected ? 'cur' : ''}`}
      role="treeitem"
      aria-level={1}
      aria-expanded={tree.nodes.length > 0 || undefined}
      aria-selected={selected}
      style={style}
      onClick={onSelect}
    >
      <div className="tn" style={{ '--d': 0 } as React.CSSProperties}>
        <span className="tg" />
        <TypeBadge type="general" />
        <span className={`trunc w6 ${trace?.error_info ? 'err' : ''}`}>{name}</span>
        <span className="grow" />
        <span className="td num">{f.duration(length)}</span>
      </div>
      <div className="tl">
        {hit ? (
          <HitWords hit={hit} />
        ) : (
          <div className="tbx" style={{ left: `${left * 100}%`, right: 0 }}>
            <span className="tb general crit line" />
          </div>
        )}
      </div>
    </div>
  )
}

interface SpanRowProps {
  node: SpanNode
  depth: number
  fields: NodeFields
  /** It repeats one that failed. */
  retry: boolean
  /** What the server found in it. */
  hit: TextHit | undefined
  axis: Axis
  style: React.CSSProperties
  selected: boolean
  critical: boolean
  dim: boolean
  folded: boolean
  onSelect: () => void
  onFold: (close: boolean) => void
}

export function SpanRow({ node, depth, fields, retry, hit, axis, style, selected, critical, dim, folded, onSelect, onFold }: SpanRowProps) {
  const { t } = useTranslation()
  const parent = node.children.length > 0
  const words = hit && hit.part !== 'name' && hit.snippet ? hit : undefined
  const { left, width, wait } = bar(node, axis.from, axis.to)
  const label = fields.cost && node.cost ? f.cost(node.cost) : ''
  const name = node.name || t('trace.span')
  const room = LABEL / Math.max(axis.width, 1)
  const seen = node.start < axis.to && node.start + (node.duration ?? Infinity) >= axis.from
  const place =
    left + width < 1 - room
      ? { left: `calc(${(left + width) * 100}% + 4px)` }
      : left > room
        ? { right: `calc(${(1 - left) * 100}% + 4px)` }
        : null
  return (
    <div
      id={`node-${node.id}`}
      data-testid={`trace-tree-node-${name}`}
      className={`tr ${selected ? 'cur' : ''} ${dim ? 'dim' : ''}`}
      role="treeitem"
      aria-level={depth + 2}
      aria-expanded={parent ? !folded : undefined}
      aria-selected={selected}
      style={style}
      onClick={onSelect}
    >
      <div className="tn" style={{ '--d': depth + 1 } as React.CSSProperties}>
        {parent ? (
          <button
            type="button"
            className="tg"
            tabIndex={-1}
            aria-label={t('trace.foldSpan')}
            onClick={(event) => {
              event.stopPropagation()
              onFold(!folded)
            }}
          >
            <Icon of={folded ? ChevronRight : ChevronDown} size={14} />
          </button>
        ) : (
          <span className="tg" />
        )}
        <TypeBadge type={node.type} />
        <span className={`trunc ${node.error ? 'err' : ''}`} title={name}>
          {name}
        </span>
        {node.error && (
          <span className="err" title={t('trace.error')}>
            <ErrorGlyph />
          </span>
        )}
        {retry && <span className="tag">{t('trace.retry')}</span>}
        {folded && <span className="tag">{f.count(node.children.length)}</span>}
        <span className="grow" />
        {fields.model && node.model && <span className="td mono trunc md-model">{node.model}</span>}
        {fields.tokens && node.tokens !== null && <span className="td num">{f.countShort(node.tokens)}</span>}
        {node.duration === null ? (
          <span className="spin" title={t('trace.running')} />
        ) : (
          fields.duration && <span className="td num">{f.duration(node.duration)}</span>
        )}
      </div>
      <div className="tl">
 {words ? (
          <HitWords hit={words} />
        ) : seen && (
          <div className="tbx" style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
            <span
              className={`tb ${node.type} ${node.error ? 'e' : ''} ${critical ? 'crit' : ''} ${parent ? 'line' : ''} ${node.duration === null ? 'open' : ''}`}
            >
              {wait > 0 && !parent && <i className="ttft" style={{ width: `${wait * 100}%` }} />}
            </span>
          </div>
        )}
        {!words && seen && label && place && (
          <span className="tlb num" style={place}>
            {label}
          </span>
        )}
      </div>
    </div>
  )
}
