import { ScoreCell } from '../../components/score/ScoreCell'
import type { Definition } from '../../api/definitions'

const MOST = 4

type Shown = Pick<Definition, 'type' | 'details' | 'polarity' | 'thresholds'>

/** How values of a definition look in lists: three values of a number, or its words. */
export function DefinitionPreview({ definition }: { definition: Shown }) {
  const { type, details } = definition
  if (type === 'numerical') {
    const { min = 0, max = 1 } = details
    return (
      <span className="set-pv opt" aria-hidden="true">
        {[0.25, 0.6, 0.95].map((share) => (
          <ScoreCell key={share} name="" value={min + (max - min) * share} by={definition} />
        ))}
      </span>
    )
  }
  const values: [string, number][] = type === 'boolean' ? [[details.true_label ?? '', 1], [details.false_label ?? '', 0]] : Object.entries(details.categories ?? {})
  return (
    <span className="set-pv opt">
      {values.slice(0, MOST).map(([label, value]) => (
        <ScoreCell key={label} name="" value={value} category={label || ' '} by={definition} />
      ))}
      {values.length > MOST && <span className="t3 fs11">+{values.length - MOST}</span>}
    </span>
  )
}
