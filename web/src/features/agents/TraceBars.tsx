import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import { ticks } from '../../lib/waterfall'
import { barRows } from './barRows'

/** The whole trace is a click away; this many rows are drawn here. */
const MOST = 120

/** The spans of the run as bars on one axis, growing while it runs; calls of one name share a line. */
export function TraceBars({ tree, coming }: { tree: SpanTree | null; /** Spans are awaited. */ coming: boolean }) {
  const { t } = useTranslation()
  const rows = useMemo(() => (tree ? barRows(tree) : []), [tree])
  if (!tree) return <p className="t3 fs12 pad grow">{t(coming ? 'agents.traceComing' : 'agents.noTrace')}</p>
  const length = Math.max(1, tree.to - tree.from)
  const end = Math.max(tree.to, ...tree.nodes.map((node) => node.start + (node.duration ?? 0)))
  return (
    <div className="tbars" tabIndex={0} role="region" aria-label={t('agents.trace')}>
      <div className="tbh" aria-hidden="true">
        <span>{t('agents.span')}</span>
        <span className="tk">
          {ticks(0, length, 5)
            .filter((tick) => tick.at < 0.94)
            .map((tick) => (
              <span key={tick.at} style={{ left: `${tick.at * 100}%` }}>
                {tick.label}
              </span>
            ))}
        </span>
      </div>
      <ul>
        {rows.slice(0, MOST).map(({ first, nodes }) => {
          const failed = nodes.some((node) => node.error)
          const open = nodes.some((node) => node.duration === null)
          return (
            <li key={first.id}>
              <span className="nn" style={{ '--d': Math.min(first.depth, 8) } as React.CSSProperties}>
                <TypeBadge type={first.type} />
                <span className={`trunc grow ${failed ? 'err' : ''}`}>
                  {first.name}
                  {nodes.length > 1 && <span className="t3 num"> ×{nodes.length}</span>}
                </span>
                {failed && (
                  <span className="err">
                    <ErrorGlyph size={12} />
                  </span>
                )}
                <span className="t2 fs12 num">{open ? '…' : f.duration(nodes.reduce((sum, node) => sum + (node.duration ?? 0), 0))}</span>
              </span>
              <span className="tk" aria-hidden="true">
                {nodes.map((node) => (
                  <i
                    key={node.id}
                    className={`${node.type} ${node.error ? 'bad' : ''} ${node.children.length > 0 ? 'p' : ''} ${node.duration === null ? 'open' : ''}`}
                    style={{ left: `${((node.start - tree.from) / length) * 100}%`, width: `${((node.duration ?? end - node.start) / length) * 100}%` }}
                  />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      {rows.length > MOST && <p className="t3 fs12 pad">{t('agents.moreSpans', { count: rows.slice(MOST).reduce((sum, row) => sum + row.nodes.length, 0) })}</p>}
    </div>
  )
}
