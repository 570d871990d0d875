import { ChevronDown, ChevronRight } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { TreeRow } from '../../lib/treeRows'
import { bar } from '../../lib/waterfall'
import type { Axis } from './WaterfallRows'

/** More bars than this in one line cannot be told apart. */
const MOST_BARS = 80

interface Props {
  row: Extract<TreeRow, { kind: 'group' }>
  axis: Axis
  style: CSSProperties
  open: boolean
  selected: boolean
  onOpen: (open: boolean) => void
}

/** Siblings of one name as one line: how many, together how long, and where each lies. */
export function GroupRow({ row, axis, style, open, selected, onOpen }: Props) {
  const { t } = useTranslation()
  const [first] = row.nodes
  const failed = row.nodes.reduce((sum, node) => sum + (node.error ? 1 : 0), 0)
  const together = row.nodes.reduce((sum, node) => sum + (node.duration ?? 0), 0)
  const name = first?.name || t('trace.span')
  const step = Math.ceil(row.nodes.length / MOST_BARS)
  const drawn = row.nodes.filter((node, i) => i % step === 0 || node.error)
  return (
    <div
      id={`node-${row.id}`}
      className={`tr group ${selected ? 'cur' : ''}`}
      role="treeitem"
      aria-level={row.depth + 2}
      aria-expanded={open}
      aria-selected={selected}
      data-testid={`trace-tree-group-${name}`}
      style={style}
      onClick={() => onOpen(!open)}
    >
      <div className="tn" style={{ '--d': row.depth + 1 } as CSSProperties}>
        <span className="tg">
          <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        </span>
        <TypeBadge type={first?.type ?? 'general'} />
        <span className={`trunc ${failed > 0 ? 'err' : ''}`}>{name}</span>
        <span className="tag num">×{f.count(row.nodes.length)}</span>
        {failed > 0 && (
          <span className="err row" title={t('trace.errors', { count: failed })}>
            <ErrorGlyph />
          </span>
        )}
        <span className="grow" />
        <span className="td num" title={t('trace.together')}>
          Σ {f.duration(together)}
        </span>
      </div>
      <div className="tl">
        {drawn.map((node) => {
          const { left, width } = bar(node, axis.from, axis.to)
          const seen = node.start < axis.to && node.start + (node.duration ?? Infinity) >= axis.from
          return (
            seen && (
              <div className="tbx few" key={node.id} style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
                <span className={`tb ${node.type} ${node.error ? 'e' : ''}`} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
