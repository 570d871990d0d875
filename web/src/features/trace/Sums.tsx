import { useMemo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { repeatedFailure } from '../../lib/findings'
import type { SpanTree } from '../../lib/tree'
import { byName, type PathPart, type Share } from '../../lib/waterfall'

const LINES = 5
/** Less than this outside of every span is not worth a line. */
const LEAST_OUTSIDE = 0.02

/** Below the tree: what the trace waited for, what it paid for, and what was done again. */
export function Sums({
  tree,
  parts,
  outside,
  onSelect,
  children,
}: {
  tree: SpanTree
  parts: PathPart[]
  /** Time in ms that no span explains. */
  outside: number
  onSelect: (id: string) => void
  /** Further sections below. */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const { total, path, paid, cost, again } = useMemo(() => {
    const total = parts.reduce((sum, part) => sum + part.self, 0) + outside
    return {
      total,
      path: byName(
        parts.map(({ node, self }) => ({ node, value: self })),
        LINES,
        total,
      ),
      paid: byName(
        tree.nodes.map((node) => ({ node, value: node.cost ?? 0 })),
        LINES,
      ),
      cost: tree.nodes.reduce((sum, node) => sum + (node.cost ?? 0), 0),
      again: repeatedFailure(tree),
    }
  }, [tree, parts, outside])
  return (
    <div className="sums" tabIndex={0} role="region" aria-label={t('trace.where')}>
      {path.lines.length > 0 && (
        <section>
          <h3>
            {t('trace.criticalPath')} <span className="t3">{f.duration(total)}</span>
          </h3>
          <Lines lines={path.lines} rest={path.rest} written={f.duration} onSelect={onSelect} />
          {outside / total > LEAST_OUTSIDE && <Line name={t('trace.outside')} share={outside / total} text={f.duration(outside)} />}
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
      {children}
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
      {rest && <Line name={t('trace.others', { count: rest.count })} share={rest.share} text={written(rest.value)} />}
    </>
  )
}

function Line({ name, share, text }: { name: string; share: number; text: string }) {
  return (
    <div className="bl">
      <span className="trunc t2">{name}</span>
      <span className="blb">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num nowrap">{text}</span>
      <span className="num t3">{f.percent(share)}</span>
    </div>
  )
}
