import { useTranslation } from '../../i18n/useTranslation'
import type { RunDistribution } from '../../api/logs'
import * as f from '../../lib/format'
import { binOf, placeShare, placeTone } from '../../lib/place'
import './distribution.css'
import type { TraceContext } from './sections'
import { usePlace } from './usePlace'

const WIDTH = 268
const HEIGHT = 34

/** Below the tree: where this trace lies among all of its name, in time and in money. */
export function Distribution({ context }: { context: TraceContext }) {
  const { t } = useTranslation()
  const { trace, state } = context
  const place = usePlace('traces', { name: trace.name, duration: trace.duration, cost: trace.total_estimated_cost }, state)
  if (!place) return null
  return (
    <>
      {place.duration && trace.duration !== undefined && (
        <Bins
          title={t('trace.duration')}
          of={place.duration}
          value={trace.duration}
          count={place.count}
          kind="slower"
          written={(value) => f.durationSummary(value)}
        />
      )}
      {place.cost && trace.total_estimated_cost ? (
        <Bins title={t('trace.cost')} of={place.cost} value={trace.total_estimated_cost} count={place.count} kind="dearer" written={f.cost} />
      ) : null}
    </>
  )
}

function Bins({
  title,
  of,
  value,
  count,
  kind,
  written,
}: {
  title: string
  of: RunDistribution
  value: number
  count: number
  kind: 'slower' | 'dearer'
  written: (value: number) => string
}) {
  const { t } = useTranslation()
  const { counts, bounds, below = 0 } = of
  const max = Math.max(...counts, 1)
  const slot = WIDTH / counts.length
  const here = binOf(bounds, value)
  const tone = placeTone(of.below)
  const color = tone === 'err' ? 'var(--error)' : tone === 'wrn' ? 'var(--warn)' : 'var(--accent)'
  return (
    <section className="dist">
      <h3>
        <span>
          <b className="w6">{title}</b> <span className="t3">{t('figures.runs', { count, n: f.count(count) })}</span>
        </span>
        <span className={tone || 't2'}>{t(`figures.${kind}Than`, { share: f.percent(placeShare(below)) })}</span>
      </h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden="true">
        {counts.map((runs, i) => {
          const tall = runs > 0 ? Math.max(1, (runs / max) * (HEIGHT - 2)) : 0
          return <rect key={i} x={i * slot + 0.5} y={HEIGHT - tall} width={slot - 1} height={tall} fill="var(--text-3)" opacity="0.4" />
        })}
        <rect x={here * slot + slot / 2 - 1} y="0" width="2" height={HEIGHT} fill={color} />
      </svg>
      <div className="dax t3 num">
        <span>{written(bounds[0]!)}</span>
        <span>{written(bounds.at(-1)!)}</span>
      </div>
    </section>
  )
}
