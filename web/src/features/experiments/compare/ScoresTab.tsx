import { Waiting } from '../../../components/PageStates'
import { useTranslation } from '../../../i18n/useTranslation'
import * as f from '../../../lib/format'
import { Letter } from './letters'
import { deltaOf, extremes, isShare, linesOf, value } from './metrics'
import { nameOf, WonLost } from './SummaryTable'
import type { Comparison } from './useComparison'

/** Every figure with all that is known of it: spread, pairs, interval, best and worst. */
export function ScoresTab({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { experiments, letters, baseline, summary } = comparison
  // Rows are figures, columns experiments: neither is drawn without the other.
  if (comparison.isPending) return <Waiting />
  const lines = linesOf(summary?.metrics ?? [])
  const ofWhole = [...new Set(experiments.flatMap((each) => each.experiment_scores?.map((score) => score.name) ?? []))]
  return (
    <div className="tw grow" tabIndex={0} role="region" aria-label={t('experiments.scores')}>
      <table className="tbl scores" style={{ minWidth: 200 + experiments.length * 240 }}>
        <caption className="sr">{t('experiments.scores')}</caption>
        <colgroup>
          <col style={{ width: 200 }} />
          {experiments.map((each) => (
            <col key={each.id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('experiments.metric')}</th>
            {experiments.map((each) => (
              <th scope="col" key={each.id} data-header-id={each.id}>
                <span className="row">
                  <Letter of={letters.get(each.id)} />
                  <span className="trunc">{each.name}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, place) => {
            const { best, worst } = extremes(line)
            const share = isShare(line.metric)
            const base = line.metric.experiments.find((each) => each.experiment_id === baseline)
            return (
              <tr key={line.id}>
                <th scope="row" title={nameOf(t, line)}>
                  {nameOf(t, line)}
                </th>
                {experiments.map((each) => {
                  const of = line.metric.experiments.find((one) => one.experiment_id === each.id)
                  const delta = of ? deltaOf(line, of, base) : null
                  return (
                    <td key={each.id} data-cell-id={`${place}_${each.id}`} className={best.has(each.id) ? 'best' : worst.has(each.id) ? 'worst' : ''}>
                      <span className="row">
                        <span className="num w5 big">{value(line.metric.kind, of?.[line.figure], share)}</span>
                        {of?.deviation !== undefined && !share && line.figure === 'mean' && <span className="t3 fs12 num">±{value(line.metric.kind, of.deviation)}</span>}
                        {best.has(each.id) && <span className="badge ok">{t('experiments.best')}</span>}
                        {worst.has(each.id) && experiments.length > 2 && <span className="badge line">{t('experiments.worst')}</span>}
                      </span>
                      {delta && of?.difference && (
                        <span className="row fs12">
                          <span className={`dlt ${delta.tone}`}>
                            {delta.text}
                            {delta.noise && <sup title={t('experiments.withinNoise')}>ns</sup>}
                          </span>
                          <span className="t3">{t('experiments.pairs', { count: of.difference.pairs })}</span>
                          {line.figure !== 'p95' && <WonLost of={of.difference} />}
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
          {ofWhole.map((name) => (
            <tr key={`whole ${name}`}>
              <th scope="row" title={name}>
                {name} <span className="t3">{t('experiments.ofWhole')}</span>
              </th>
              {experiments.map((each) => (
                <td key={each.id} className="num">
                  {f.decimals(each.experiment_scores?.find((score) => score.name === name)?.value, 3)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
