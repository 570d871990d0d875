import { useTranslation } from '../../i18n/useTranslation'
import { ScoreCell } from '../../components/score/ScoreCell'
import { useJudgements } from '../../components/score/judgements'
import * as f from '../../lib/format'
import { isBetter } from '../../lib/judgement'
import { linkedPrompts } from '../../lib/bookkeeping'
import { Letter } from '../experiments/compare/letters'
import type { Noise } from './model/noise'
import type { Side } from './useSide'

/** Score columns beside the figures. */
const MOST_SCORES = 2

interface Column {
  name: string
  a: React.ReactNode
  b: React.ReactNode
  delta: string
  tone: string
}

/** Both traces in figures, and B against A. */
export function Totals({ a, b, noise }: { a: Side; b: Side; noise: Noise }) {
  const { t } = useTranslation()
  const definitions = useJudgements()
  const base = a.span?.name ?? a.trace.name ?? ''
  const columns: Column[] = [
    relative(t('trace.duration'), a.duration, b.duration, f.duration, a.duration !== null && b.duration !== null && Math.abs(b.duration - a.duration) > noise.duration(base, a.duration)),
    relative(t('trace.cost'), a.cost, b.cost, f.cost, a.cost !== null && b.cost !== null && Math.abs(b.cost - a.cost) > noise.cost(base, a.cost)),
    relative(t('traceCompare.tokensIn'), a.input, b.input, f.count, false),
    relative(t('traceCompare.tokensOut'), a.output, b.output, f.count, false),
    counted(t('trace.spans'), a.spans, b.spans, ''),
    { ...counted(t('traceCompare.errorsHead'), a.errors, b.errors, b.errors < a.errors ? 'up' : b.errors > a.errors ? 'dn' : ''), a: <span className={a.errors > 0 ? 'err' : ''}>{a.errors}</span>, b: <span className={b.errors > 0 ? 'err' : ''}>{b.errors}</span> },
  ]
  const scores = (side: Side) => (side.span ? [] : (side.trace.feedback_scores ?? []))
  for (const name of [...new Set([...scores(a), ...scores(b)].map((score) => score.name))].slice(0, MOST_SCORES)) {
    const of = (side: Side) => scores(side).find((score) => score.name === name)
    const [left, right] = [of(a)?.value, of(b)?.value]
    const change = left !== undefined && right !== undefined ? right - left : null
    const better = change ? isBetter(change, definitions.get(name)) : null
    columns.push({
      name,
      a: <ScoreCell name={name} value={left} category={of(a)?.category_name} />,
      b: <ScoreCell name={name} value={right} category={of(b)?.category_name} />,
      delta: change === null ? f.NONE : f.signed(change, (value) => f.score(value)),
      tone: better === null ? '' : better ? 'up' : 'dn',
    })
  }
  return (
    <div className="hxw" tabIndex={0} role="region" aria-label={t('traceCompare.totals')}>
      <table className="hx">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.name} scope="col" title={column.name}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['a', 'b'] as const).map((letter) => (
            <tr key={letter}>
              <th scope="row">
                <Letter of={letter.toUpperCase()} />
                <span className="mono t2">{version(letter === 'a' ? a : b)}</span>
              </th>
              {columns.map((column) => (
                <td key={column.name}>{column[letter]}</td>
              ))}
            </tr>
          ))}
          <tr className="d">
            <th scope="row" className="t3">
              {t('traceCompare.against')}
            </th>
            {columns.map((column) => (
              <td key={column.name}>
                <span className={`dlt ${column.tone}`}>{column.delta}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** The prompt version that a trace ran with, where it is linked to one. */
const version = (side: Side): string => {
  const prompt = linkedPrompts(side.trace.metadata)[0]
  return prompt?.version ?? prompt?.commit?.slice(0, 8) ?? ''
}

function relative(name: string, a: number | null, b: number | null, written: (value: number) => string, beyond: boolean): Column {
  const both = a !== null && b !== null && a > 0
  return {
    name,
    a: a === null ? f.NONE : written(a),
    b: b === null ? f.NONE : written(b),
    delta: both ? f.signed((b - a) / a, (share) => f.percent(share)) : f.NONE,
    tone: both && beyond ? (b < a ? 'up' : 'dn') : '',
  }
}

const counted = (name: string, a: number, b: number, tone: string): Column => ({ name, a: f.count(a), b: f.count(b), delta: a === b ? '0' : f.signed(b - a, f.count), tone })
