import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { useProjectEvents } from '../../api/events'
import { treeQuery } from '../../api/runs'
import { ErrorGlyph, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import { buildTree } from '../../lib/tree'

/** The whole trace is a click away; this many rows are drawn here. */
const MOST = 120

/** The spans of the run as bars on one axis, growing while it runs. */
export function TraceBars({ traceId, projectId, live }: { traceId: string | undefined; projectId: string; live: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const columns = useQuery({ ...treeQuery(traceId ?? ''), enabled: traceId !== undefined, retry: false })
  useProjectEvents(projectId, traceId !== undefined && (live || !columns.data), (event) => {
    if (event.spans || event.traces) void client.invalidateQueries({ queryKey: ['tree', currentWorkspace(), traceId] })
  })
  const tree = useMemo(() => (columns.data ? buildTree(columns.data) : null), [columns.data])
  if (!tree || tree.nodes.length === 0) return <p className="t3 fs12 pad">{t(traceId || live ? 'agents.traceComing' : 'agents.noTrace')}</p>
  const length = Math.max(1, tree.to - tree.from)
  const end = Math.max(tree.to, ...tree.nodes.map((node) => node.start + (node.duration ?? 0)))
  return (
    <div className="tbars" tabIndex={0} role="region" aria-label={t('agents.trace')}>
      <ul>
        {tree.nodes.slice(0, MOST).map((node) => (
          <li key={node.id}>
            <span className="nn" style={{ '--d': Math.min(node.depth, 8) } as React.CSSProperties}>
              <TypeBadge type={node.type} />
              <span className={`trunc grow ${node.error ? 'err' : ''}`}>{node.name}</span>
              {node.error && <ErrorGlyph size={12} />}
              <span className="t2 fs12 num">{node.duration === null ? '…' : f.duration(node.duration)}</span>
            </span>
            <span className="tk" aria-hidden="true">
              <i
                className={`${node.type} ${node.error ? 'bad' : ''} ${node.children.length > 0 ? 'p' : ''} ${node.duration === null ? 'open' : ''}`}
                style={{ left: `${((node.start - tree.from) / length) * 100}%`, width: `${((node.duration ?? end - node.start) / length) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
      {tree.nodes.length > MOST && <p className="t3 fs12 pad">{t('agents.moreSpans', { count: tree.nodes.length - MOST })}</p>}
    </div>
  )
}
