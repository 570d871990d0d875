import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Check } from 'lucide-react'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { Placed } from './model/layout'
import { figuresOf, nameOf, shareOf, type Measure, type Totals } from './nodeText'

interface Props {
  at: Placed
  selected: boolean
  focusable: boolean
  by: Measure
  total: Totals
  next: string[]
  failedTrace: boolean
  onSelect: () => void
  onFocus: () => void
}

/** One step: icon, name, time and cost, and a bar for its share of the trace. */
export function GraphNodeCard({ at, selected, focusable, by, total, next, failedTrace, onSelect, onFocus }: Props) {
  const { t } = useTranslation()
  const { node } = at
  const place = { left: at.x - at.width / 2, top: at.y, width: at.width, height: at.height }
  const common = { id: `graph-${node.id}`, 'data-node': node.id, tabIndex: focusable ? 0 : -1, onFocus, onClick: onSelect }
  if (node.kind === 'start' || node.kind === 'end') {
    return (
      <div className="gpill" style={place}>
        <button className={`gn end ${selected ? 'on' : ''}`} aria-pressed={selected} {...common}>
          {node.kind === 'end' && (failedTrace ? <ErrorGlyph size={12} /> : <Icon of={Check} size={12} />)}
          <span className="trunc">{node.kind === 'end' ? t(failedTrace ? 'graph.endFailed' : 'graph.end') : node.label}</span>
        </button>
      </div>
    )
  }
  const share = shareOf(node, by, total)
  const absent = node.kind === 'usual' || node.kind === 'defined'
  return (
    <button
      className={`gn ${absent ? 'ghost' : ''} ${node.failed > 0 ? 'e' : ''} ${node.kind === 'fold' ? 'fold' : ''} ${selected ? 'on' : ''}`}
      style={place}
      aria-pressed={selected}
      title={nameOf(node, t)}
      data-testid={`graph-node-${node.label || 'fold'}`}
      {...common}
    >
      <span className="row">
        <TypeBadge type={node.type} />
        <span className={`w5 trunc ${node.failed > 0 ? 'err' : ''}`}>{nameOf(node, t)}</span>
        {node.failed > 0 && (
          <span className="err">
            <ErrorGlyph size={12} />
          </span>
        )}
      </span>
      <span className="m">
        <span className="trunc">{figuresOf(node, t)}</span>
        {!absent && <span>{f.percent(share)}</span>}
      </span>
      {next.length > 0 && <span className="sr">, {t('graph.leadsTo', { names: next.join(', ') })}</span>}
      {!absent && (
        <span className="sh" style={{ '--v': `${share * 100}%` } as CSSProperties}>
          <i className={node.failed > 0 ? 'e' : node.type} />
        </span>
      )}
    </button>
  )
}
