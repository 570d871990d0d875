import * as f from '../../lib/format'
import type { Definition } from '../annotation/api'

const MOST = 4

/** How values of a definition look in lists: three values of a number, or its words. */
export function DefinitionPreview({ definition: { type, details } }: { definition: Pick<Definition, 'type' | 'details'> }) {
  if (type === 'numerical') {
    const { min = 0, max = 1 } = details
    return (
      <span className="set-pv opt" aria-hidden="true">
        {[0.25, 0.6, 0.95].map((share) => (
          <span key={share} className="sc" style={{ '--v': share } as React.CSSProperties}>
            {f.score(min + (max - min) * share)}
          </span>
        ))}
      </span>
    )
  }
  const labels = type === 'boolean' ? [details.true_label, details.false_label] : Object.keys(details.categories ?? {})
  return (
    <span className="set-pv opt">
      {labels.slice(0, MOST).map((label) => (
        <span key={label} className="badge trunc">
          {label}
        </span>
      ))}
      {labels.length > MOST && <span className="t3 fs11">+{labels.length - MOST}</span>}
    </span>
  )
}
