import { useQueries } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import * as f from '../../lib/format'
import type { PromptExperiment, PromptVersion } from './api'
import { Change } from './Change'

const MOST_DATASETS = 6

type Summary = Schemas['ComparisonSummary']

interface Pair {
  datasetId: string
  dataset: string
  before: PromptExperiment
  after: PromptExperiment
}

/** The newest experiments of both versions over the same dataset: paired differences, as the comparison page counts them. */
export function MeasuredTogether({ before, after, experiments }: { before: PromptVersion; after: PromptVersion; experiments: PromptExperiment[] }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const pairs = pairsOf(experiments, before.id, after.id)
  const summaries = useQueries({
    queries: pairs.map((pair) => ({
      queryKey: ['experiments', currentWorkspace(), 'summary', pair.before.id, pair.after.id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request(`/datasets/${pair.datasetId}/items/experiments/items/summary`, {
          query: { experiment_ids: JSON.stringify([pair.before.id, pair.after.id]), baseline: pair.before.id },
          signal,
        }),
      staleTime: 60_000,
    })),
  })
  if (pairs.length === 0) return null
  const scores = [...new Set(summaries.flatMap((each) => each.data?.metrics.filter((metric) => metric.kind === 'score').map((metric) => metric.name ?? '') ?? []))].slice(0, 2)
  return (
    <section className="mb xp">
      <header>
        <b>{t('prompts.measured')}</b>
        <span className="t3 fs12">{t('prompts.measuredText')}</span>
      </header>
      <table className="tbl">
        <caption className="sr">{t('prompts.measuredText')}</caption>
        <thead>
          <tr>
            <th>{t('prompts.cols.dataset')}</th>
            {scores.map((name) => (
              <th className="n" key={name}>
                {name}
              </th>
            ))}
            <th className="n">{t('prompts.effect.cost')}</th>
            <th className="n">{t('prompts.worseItems')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, index) => {
            const metrics = summaries[index]?.data?.metrics ?? []
            const of = (metric: Summary['metrics'][number] | undefined) => metric?.experiments.find((each) => each.experiment_id === pair.after.id)?.difference
            const cost = metrics.find((each) => each.metric === 'total_estimated_cost')
            const costBase = cost?.experiments.find((each) => each.experiment_id === pair.before.id)?.mean
            const costs = of(cost)?.mean
            const first = metrics.find((each) => each.kind === 'score' && each.name === scores[0])
            return (
              <tr key={pair.datasetId}>
                <td>
                  <Compare workspace={workspace} projectId={projectId} pair={pair}>
                    <span className="w5">{pair.dataset}</span>
                  </Compare>{' '}
                  <span className="t3 num">{f.count(summaries[index]?.data?.shared_items)}</span>
                </td>
                {scores.map((name) => {
                  const metric = metrics.find((each) => each.kind === 'score' && each.name === name)
                  const difference = of(metric)
                  return (
                    <td className="n" key={name}>
                      <Change delta={difference?.mean ?? null} relative={false} digits={3} verdict={verdictOf(difference, metric?.polarity)} />
                    </td>
                  )
                })}
                <td className="n">
                  <Change delta={costBase && costs !== undefined ? costs / costBase : null} relative verdict={verdictOf(of(cost), 'lower')} />
                </td>
                <td className="n">
                  {of(first) ? (
                    <Compare workspace={workspace} projectId={projectId} pair={pair} regressions>
                      <span className="acc num">{f.count(of(first)!.lost)}</span>
                    </Compare>
                  ) : (
                    f.NONE
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface CompareProps {
  workspace: string
  projectId: string
  pair: Pair
  regressions?: boolean
  children: React.ReactNode
}

function Compare({ workspace, projectId, pair, regressions, children }: CompareProps) {
  return (
    <Link
      to={'/$workspace/projects/$projectId/experiments/$datasetId/compare' as never}
      params={{ workspace, projectId, datasetId: pair.datasetId } as never}
      search={{ experiments: [pair.before.id, pair.after.id], ...(regressions ? { change: 'regressions' } : {}) } as never}
    >
      {children}
    </Link>
  )
}

const verdictOf = (difference: Schemas['PairedDifference'] | undefined, polarity: 'higher' | 'lower' | undefined) =>
  difference?.mean === undefined ? 'unknown' : !difference.significant ? 'same' : difference.mean > 0 === (polarity !== 'lower') ? 'better' : 'worse'

/** The newest experiment of each version, for every dataset that has both. */
export function pairsOf(experiments: PromptExperiment[], before: string, after: string): Pair[] {
  const uses = (experiment: PromptExperiment, version: string) => experiment.prompt_versions?.some((each) => each.id === version) ?? false
  const pairs: Pair[] = []
  for (const datasetId of new Set(experiments.map((each) => each.dataset_id))) {
    const here = experiments.filter((each) => each.dataset_id === datasetId)
    const [a, b] = [here.find((each) => uses(each, before)), here.find((each) => uses(each, after))]
    if (a && b && a.id !== b.id) pairs.push({ datasetId, dataset: b.dataset_name ?? datasetId, before: a, after: b })
  }
  return pairs.slice(0, MOST_DATASETS)
}
