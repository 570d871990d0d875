import { useTranslation } from '../../../i18n/useTranslation'
import { MarkdownLine } from '../../../components/Markdown'
import { ScoreCell } from '../../../components/score/ScoreCell'
import type { Experiment, Metric, Run } from '../types'
import { Letter } from './letters'

/** Every score of the item with the reasons that were given; that of the chosen metric first. */
export function ScoreLines({ experiments, letters, runAt, metric }: { experiments: Experiment[]; letters: Map<string, string>; runAt: (id: string) => Run | undefined; metric: Metric | undefined }) {
  const { t } = useTranslation()
  const scoreOf = (experiment: Experiment, name: string) => runAt(experiment.id)?.feedback_scores?.find((each) => each.name === name)
  const names = [...new Set(experiments.flatMap((each) => runAt(each.id)?.feedback_scores?.map((score) => score.name) ?? []))].sort((a, b) =>
    a === metric?.name ? -1 : b === metric?.name ? 1 : a.localeCompare(b),
  )
  if (names.length === 0) return null
  return (
    <section className="scorel" aria-label={t('experiments.scores')}>
      <h3 className="h3">{t('experiments.scores')}</h3>
      {names.map((name) => (
        <div className="why" key={name} data-testid={`item-score-${name}`}>
          <div className="row">
            <h4 className="fs12 w6 trunc grow">{name}</h4>
            {experiments.map((each) => {
              const score = scoreOf(each, name)
              return (
                <span className="row" key={each.id}>
                  <Letter of={letters.get(each.id)} />
                  <ScoreCell name={name} value={score?.value} category={score?.category_name} />
                </span>
              )
            })}
          </div>
          {experiments.map((each) => {
            const reason = scoreOf(each, name)?.reason
            return (
              reason && (
                <p key={each.id}>
                  <Letter of={letters.get(each.id)} /> <MarkdownLine text={reason} />
                </p>
              )
            )
          })}
        </div>
      ))}
    </section>
  )
}
