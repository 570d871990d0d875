import { useTranslation } from '../../i18n/useTranslation'
import { useJudgements } from '../../components/score/judgements'
import { ScoreCell } from '../../components/score/ScoreCell'
import * as f from '../../lib/format'
import { isBetter } from '../../lib/judgement'

/** A score with its change against the equal range before; coloured only where somebody has said which way is better. */
export function ScoreChange({ name, now, before }: { name: string; now: number | undefined; before: number | undefined }) {
  const { t } = useTranslation()
  const judging = useJudgements().get(name)
  const change = now === undefined || before === undefined ? null : Number((now - before).toFixed(2))
  const better = change ? isBetter(change, judging) : null
  return (
    <span className="pscore">
      <ScoreCell name={name} value={now} title={before === undefined ? undefined : t('projects.scoreBefore', { score: f.score(before) })} />
      <span className={`dlt ${better === null ? '' : better ? 'up' : 'dn'}`}>{change === null ? '' : change === 0 ? '±0' : f.signed(change, f.score)}</span>
    </span>
  )
}
