import { Gauge } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Span, Trace } from '../../api/types'
import { Icon } from '../../components/Icon'
import { useJudgements } from '../../components/score/judgements'
import { ScoreCell } from '../../components/score/ScoreCell'
import * as f from '../../lib/format'
import { isBetter } from '../../lib/judgement'
import { Letter } from '../experiments/compare/letters'
import { PairHead } from './PairHead'

type Run = Trace | Span | undefined

/** The scores of both beside each other, and why they were given. */
export function ScoresBoth({ a, b, names }: { a: Run; b: Run; names: string[] }) {
  const { t } = useTranslation()
  const definitions = useJudgements()
  const of = (run: Run, name: string) => run?.feedback_scores?.find((each) => each.name === name)
  return (
    <>
      <table className="kvd">
        <caption className="sr">{t('trace.tabScores')}</caption>
        <PairHead label={t('traceCompare.score')} />
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[a, b].map((run, i) => {
                const score = of(run, name)
                return (
                  <td key={i}>
                    <ScoreCell name={name} value={score?.value} category={score?.category_name} title={score?.reason} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {names.map((name) => {
        const [left, right] = [of(a, name), of(b, name)]
        if (!left?.reason && !right?.reason) return null
        const change = left && right ? right.value - left.value : null
        const better = change ? isBetter(change, definitions.get(name)) : null
        return (
          <div key={name} className="tcwhy">
            <Icon of={Gauge} size={14} />
            <div>
              <b className="w6">{name}</b> {change !== null && <b className={`w6 num ${better === null ? '' : better ? 'up' : 'dn'}`}>{f.signed(change, (value) => f.score(value))}</b>}
              {([['A', left], ['B', right]] as const).map(
                ([letter, score]) =>
                  score?.reason && (
                    <p key={letter}>
                      <Letter of={letter} /> {score.reason}
                    </p>
                  ),
              )}
            </div>
          </div>
        )
      })}
    </>
  )
}
