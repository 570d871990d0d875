import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { useJudgements } from '../../components/score/judgements'
import * as f from '../../lib/format'
import { itemUsesQuery, type Item } from './api'

/** Where an item comes from and where it was run: its trace, and the experiments with the worst that any of them scored. */
export function ItemUses({ item, datasetId, projectId }: { item: Item; datasetId: string; projectId: string }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const uses = useQuery(itemUsesQuery(datasetId, item.id)).data
  const judgements = useJudgements()
  const score = uses?.scores[0]
  // Higher is better unless the definition of the score says otherwise.
  const [worst, at] = !score ? [] : judgements.get(score.name)?.polarity === 'lower' ? [score.highest, score.highest_experiment_id] : [score.lowest, score.lowest_experiment_id]
  return (
    <section className="dsfield">
      <header>
        <h3 className="h3">{t('datasets.whereUsed')}</h3>
      </header>
      {item.trace_id && (
        <div className="row">
          <span className="t2 grow">{t('datasets.fromTrace')}</span>
          <Link className="mono acc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ trace: item.trace_id } as never}>
            {item.trace_id.slice(0, 13)}
          </Link>
        </div>
      )}
      <div className="row">
        <span className="t2 grow">{t('datasets.usedIn')}</span>
        <span className="num" data-testid="dataset-item-uses">
          {uses ? f.count(uses.experiments) : '…'}
          {score && at && worst !== undefined && (
            <>
              ,{' '}
              <Link className="acc" to="/$workspace/projects/$projectId/experiments/$datasetId/compare" params={{ workspace, projectId, datasetId }} search={{ experiments: [at], row: item.id } as never}>
                {t('datasets.worst', { name: score.name, value: f.score(worst) })}
              </Link>
            </>
          )}
        </span>
      </div>
    </section>
  )
}
