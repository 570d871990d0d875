import { useTranslation } from '../../i18n/useTranslation'
import { useJudgements } from '../../components/score/judgements'
import { ScoreCell } from '../../components/score/ScoreCell'
import * as f from '../../lib/format'
import { isBetter } from '../../lib/judgement'

/** A score with its change against the equal range before; coloured only where somebody has said which way is better. */
export function ScoreChange({ name, now, before }: { name: string; now: number | undefined; before: number | undefined }) {
  const { t } = useTranslation()
  const judging = useJudgements().get(name)
  if (now === undefined || before === undefined) return <ScoreCell name={name} value={now} />
  const change = Number((now - before).toFixed(2))
  const better = change === 0 ? null : isBetter(change, judging)
  return (
    <ScoreCell name={name} value={now} title={t('projects.scoreBefore', { score: f.score(before) })}>
      <span className={`dlt pdlt ${better === null ? '' : better ? 'up' : 'dn'}`}>{change === 0 ? '±0' : f.signed(change, f.score)}</span>
    </ScoreCell>
  )
}
