import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { EffectRow } from './effect'

interface Props {
  delta: number | null
  /** A share of the value before, in percent; else a difference. */
  relative: boolean
  digits?: number
  verdict: EffectRow['verdict']
  /** Differences of shares stand in percentage points. */
  points?: boolean
}

/** A change with its sign; coloured by what is better, grey and `ns` within noise. */
export function Change({ delta, relative, digits = 2, verdict, points }: Props) {
  const { t } = useTranslation()
  if (delta === null) return <span className="dlt">{f.NONE}</span>
  const value = relative || points ? delta * 100 : delta
  const text = f.signed(Number(value.toFixed(relative ? 0 : points ? 2 : digits)), (absolute) =>
    relative ? `${absolute.toFixed(0)}${f.NBSP}%` : points ? `${absolute.toFixed(2)}${f.NBSP}pp` : absolute.toFixed(digits),
  )
  return (
    <span className={`dlt ${verdict === 'better' ? 'up' : verdict === 'worse' ? 'dn' : ''}`} title={t(`prompts.verdict.${verdict}`)}>
      {text}
      {verdict === 'same' && delta !== 0 && <span className="ns"> ns</span>}
    </span>
  )
}
