import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import { byName, type PathPart, type Share } from '../../lib/waterfall'

const LINES = 5

/** Below the tree: what the trace waited for, what it paid for, and what was done again. */
export function Sums({
  tree,
  parts,
  total,
  onSelect,
}: {
  tree: SpanTree
  parts: PathPart[]
  total: number
  onSelect: (id: string) => void
}) {
  const { t } = useTranslation()
  const path = byName(
    parts.map(({ node, self }) => ({ node, value: self })),
    LINES,
  )
  const paid = byName(
    tree.nodes.map((node) => ({ node, value: node.cost ?? 0 })),
    LINES,
  )
  const cost = tree.nodes.reduce((sum, node) => sum + (node.cost ?? 0), 0)
  const again = repeatedFailure(tree)
  return (
    <div className="sums" tabIndex={0} role="region" aria-label={t('trace.where')}>
      {path.lines.length > 0 && (
        <section>
          <h3>
            {t('trace.criticalPath')} <span className="t3">{f.duration(total)}</span>
          </h3>
          <Lines lines={path.lines} rest={path.rest} written={f.duration} onSelect={onSelect} />
        </section>
      )}
      <section>
        {cost > 0 && (
          <>
            <h3>
              {t('trace.cost')} <span className="t3">{f.cost(cost)}</span>
            </h3>
            <Lines lines={paid.lines} rest={paid.rest} written={f.cost} onSelect={onSelect} />
          </>
        )}
        {again && (
          <p className="note">
            <b className="w5">{t('trace.repeated')}</b>{' '}
            {t('trace.repeatedText', { name: again.name, count: again.count, failed: again.failed, time: f.duration(again.ms) })}
          </p>
        )}
      </section>
    </div>
  )
}

function Lines({
  lines,
  rest,
  written,
  onSelect,
}: {
  lines: Share[]
  rest: Share | null
  written: (value: number) => string
  onSelect: (id: string) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      {lines.map((line) => (
        <button className="bl" key={line.name} onClick={() => onSelect(line.node.id)}>
          <span className={`trunc ${line.error ? 'err' : ''}`}>
            {line.name}
            {line.count > 1 && ` ×${line.count}`}
          </span>
          <span className="blb">
            <i className={line.error ? 'error' : line.node.type} style={{ width: `${line.share * 100}%` }} />
          </span>
          <span className="num nowrap">{written(line.value)}</span>
          <span className="num t3">{f.percent(line.share)}</span>
        </button>
      ))}
      {rest && (
        <div className="bl">
          <span className="trunc">{t('trace.others', { count: rest.count })}</span>
          <span className="blb">
            <i style={{ width: `${rest.share * 100}%` }} />
          </span>
          <span className="num nowrap">{written(rest.value)}</span>
          <span className="num t3">{f.percent(rest.share)}</span>
        </div>
      )}
    </>
  )
}

/** The same step failing more than once under one parent: the usual sign of a retry that did not help. */
function repeatedFailure(tree: SpanTree): { name: string; count: number; failed: number; ms: number } | null {
  const groups = new Map<string, { name: string; count: number; failed: number; ms: number }>()
  for (const node of tree.nodes) {
    const key = `${node.parent?.id ?? ''}\n${node.name}`
    const group = groups.get(key) ?? { name: node.name, count: 0, failed: 0, ms: 0 }
    group.count++
    group.ms += node.duration ?? 0
    if (node.error) group.failed++
    groups.set(key, group)
  }
  return [...groups.values()].filter((group) => group.failed > 1).sort((a, b) => b.ms - a.ms)[0] ?? null
}
