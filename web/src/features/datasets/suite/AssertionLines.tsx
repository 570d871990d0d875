import { useTranslation } from '../../../i18n/useTranslation'
import { outputText } from '../../experiments/compare/outputText'
import { marked, quotes } from '../../experiments/compare/wordDiff'
import type { AssertionResult, Run } from '../../experiments/types'
import { Mark } from './RunMarks'

interface Props {
  /** The run whose verdicts are explained. */
  shown: Run
  /** All runs of the item. */
  runs: Run[]
  /** Its runs in the run of the suite before, and the name of that. */
  earlier: Run[]
  before: string | undefined
  /** Assertions that only this item has. */
  own: string[]
  /** Runs that must pass. */
  needed: number
}

interface Count {
  held: number
  total: number
}

function countOf(runs: Run[], name: string): Count {
  const results = runs.flatMap((each) => each.assertion_results?.find((result) => result.value === name) ?? [])
  return { held: results.filter((each) => each.passed).length, total: results.length }
}

/** Every assertion of a run, failed ones first, each with the words it is about, what would have been needed, and how it was before. */
export function AssertionLines({ shown, runs, earlier, before, own, needed }: Props) {
  const { t } = useTranslation()
  const results = (shown.assertion_results ?? []).toSorted((a, b) => Number(a.passed) - Number(b.passed))
  if (results.length === 0) return <p className="t3">{t('datasets.notJudged')}</p>
  return (
    <ul className="slines">
      {results.map((result) => {
        const now = countOf(runs, result.value)
        const then = countOf(earlier, result.value)
        const facts = [
          ...(now.total > 1 && now.held < now.total ? [t('datasets.heldIn', { held: now.held, total: now.total })] : []),
          ...(now.held < Math.min(needed, now.total) ? [t('datasets.wouldNeed', { count: Math.min(needed, now.total) })] : []),
          ...(before !== undefined && then.total > 0 && now.held < now.total ? [t('datasets.heldBefore', { name: before, held: then.held, total: then.total })] : []),
        ]
        return (
          <li key={result.value} className={result.passed ? '' : 'f'}>
            <Mark passed={result.passed} />
            <div className="grow">
              <p className={result.passed ? '' : 'w5'}>{result.value}</p>
              {!result.passed && <Reason result={result} run={shown} />}
              {result.passed && result.reason && <p className="t3 fs12">{result.reason}</p>}
              {facts.length > 0 && <p className="t3 fs12 sfacts">{facts.join(' · ')}</p>}
            </div>
            {own.includes(result.value) && <span className="badge">{t('datasets.thisItem')}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** Why it does not hold; words of the output are set off, as they are in the output. */
function Reason({ result, run }: { result: AssertionResult; run: Run }) {
  const { t } = useTranslation()
  const reason = result.reason
  return (
    <blockquote className="swhy">
      {reason ? marked(reason, quotes(reason, outputText(run.output))).map((part, place) => (part.changed ? <b key={place}>{part.text}</b> : part.text)) : t('datasets.noReason')}
    </blockquote>
  )
}
