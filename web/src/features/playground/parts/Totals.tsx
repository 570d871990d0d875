import { useTranslation } from '../../../i18n/useTranslation'
import { useJudgements } from '../../../components/score/judgements'
import * as f from '../../../lib/format'
import { isBetter, type Judging } from '../../../lib/judgement'
import { variantAt } from '../draft'
import type { Run, RunVariant } from '../types'

/** Below this a difference of means is what rounding makes. */
const STEP = 0.005

/** What the variants have come to: mean scores with the difference to A, mean time, cost of an item. Stays in view. */
export function Totals({ run, columns, only }: { run: Run; columns: number; only: number | undefined }) {
  const { t } = useTranslation()
  const complete = Math.min(...run.variants.map((variant) => variant.done + variant.failed))
  return (
    <div className="gr aggr">
      <div className="ag">
        <span className="w5">{run.state === 'running' ? t('playground.soFar') : t('playground.result')}</span>
        <span className="t3 num fs12">{t('playground.complete', { done: f.count(complete), all: f.count(run.rows) })}</span>
      </div>
      {Array.from({ length: columns }, (_, column) => {
        const variant = run.variants[variantAt(column, only)]
        return (
          <div className="ag" key={column}>
            {variant && <Sums variant={variant} first={run.variants[0]!} isFirst={variant === run.variants[0]} />}
          </div>
        )
      })}
    </div>
  )
}

function Sums({ variant, first, isFirst }: { variant: RunVariant; first: RunVariant; isFirst: boolean }) {
  const { t } = useTranslation()
  const judgements = useJudgements()
  const tried = variant.done + variant.failed
  if (tried === 0) return <span className="t3">{f.NONE}</span>
  return (
    <span className="row num sums">
      {Object.entries(variant.scores ?? {}).map(([name, value]) => (
        <span key={name}>
          <span className="t3">{name}</span> <b className="w6">{f.score(value)}</b>
          {!isFirst && first.scores?.[name] !== undefined && <Delta of={value - first.scores[name]} by={judgements.get(name)} />}
        </span>
      ))}
      {variant.pass_rate !== undefined && (
        <span>
          <span className="t3">{t('playground.passed')}</span> <b className="w6">{f.share(variant.pass_rate)}</b>
        </span>
      )}
      <span className="t3" title={t('playground.meanTime')}>
        {f.durationSummary(variant.duration)}
      </span>
      {variant.cost !== undefined && (
        <span className="t3" title={t('playground.meanCost')}>
          {f.cost(variant.cost / tried)}
        </span>
      )}
      <span className="t3 opt" title={t('playground.tokensText', { input: f.count(variant.prompt_tokens), output: f.count(variant.completion_tokens) })}>
        {t('playground.tokens', { tokens: f.count(variant.prompt_tokens + variant.completion_tokens) })}
      </span>
      {variant.failed > 0 && <span className="err">{t('playground.failedCount', { count: variant.failed })}</span>}
    </span>
  )
}

/** Coloured where a definition says which way is better. */
function Delta({ of, by }: { of: number; by: Judging | undefined }) {
  const better = Math.abs(of) < STEP ? null : isBetter(of, by)
  const tone = better === null ? '' : better ? 'up' : 'dn'
  return <span className={`dlt ${tone}`}> {f.signed(of, f.score)}</span>
}
