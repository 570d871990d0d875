import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import type { Difference, Metric, MetricOfExperiment } from '../types'
import { Letter } from './letters'
import { deltaOf, extremes, isShare, linesOf, value, type Line } from './metrics'
import type { Comparison } from './useComparison'

/** Every metric of every experiment against the baseline; a click on one makes it that of charts and items. */
export function SummaryTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { experiments, letters, baseline, summary, metric, set, alone } = comparison
  // Columns are experiments: lines wait for both.
  const lines = experiments.length > 0 ? linesOf(summary?.metrics ?? []) : []
  return (
    <div className="tw sumt" tabIndex={0} role="region" aria-label={t('experiments.summary')}>
      <table className={`tbl st1 ${alone ? 'alone' : ''}`} style={alone ? { minWidth: 460 } : { minWidth: 150 + 72 + (experiments.length - 1) * 262 }}>
        <caption className="sr">{t('experiments.summary')}</caption>
        <colgroup>
          <col style={{ width: alone ? undefined : 150 }} />
          <col style={{ width: alone ? 84 : 72 }} />
          {alone ? (
            <>
              <col style={{ width: 84 }} />
              <col style={{ width: 84 }} />
              <col style={{ width: 84 }} />
            </>
          ) : (
            experiments.slice(1).map((each) => [<col key={`${each.id}v`} style={{ width: 74 }} />, <col key={`${each.id}d`} style={{ width: 72 }} />, <col key={`${each.id}w`} style={{ width: 116 }} />])
          )}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('experiments.metric')}</th>
            <th scope="col" className="n">
              <Letter of={letters.get(baseline)} name={experiments[0]?.name} />
            </th>
            {alone ? (
              <>
                <th scope="col" className="n">
                  p50
                </th>
                <th scope="col" className="n">
                  {t('experiments.deviation')}
                </th>
                <th scope="col" className="n">
                  {t('experiments.items')}
                </th>
              </>
            ) : (
              experiments.slice(1).map((each) => [
                <th scope="col" className="n edge" key={each.id}>
                  <Letter of={letters.get(each.id)} name={each.name} />
                </th>,
                <th scope="col" className="n" key={`${each.id}d`}>
                  {t('experiments.against', { letter: letters.get(baseline) })}
                </th>,
                <th scope="col" key={`${each.id}w`}>
                  {t('experiments.wonLost')}
                </th>,
              ])
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={line.metric.metric === metric?.metric ? 'cur' : ''} aria-current={line.metric.metric === metric?.metric}>
              <th scope="row">
                <span className="mrow">
                  <button className="trunc" title={nameOf(t, line)} onClick={() => set({ metric: line.metric.metric })}>
                    {nameOf(t, line)}
                  </button>
                  <Direction metric={line.metric} comparison={comparison} />
                </span>
              </th>
              <Cells line={line} comparison={comparison} alone={alone} />
            </tr>
          ))}
        </tbody>
      </table>
      {summary && lines.length === 0 && <p className="t3 pad">{t('experiments.noMetrics')}</p>}
    </div>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

/** The name of a line; of scores and assertions their own. */
export function nameOf(t: Translate, line: Pick<Line, 'metric' | 'figure'>): string {
  const { kind, name } = line.metric
  if (kind === 'score' || kind === 'assertion') return name ?? ''
  if (kind === 'duration') return t(line.figure === 'p95' ? 'experiments.durationP95' : 'experiments.durationP50')
  return t(kind === 'passed' ? 'experiments.passed' : kind === 'cost' ? 'experiments.costPerItem' : 'experiments.tokensPerItem')
}

/** Which way is better; a click turns it around for scores, which nobody else can know. */
function Direction({ metric, comparison }: { metric: Metric; comparison: Comparison }) {
  const { t } = useTranslation()
  const { search, set } = comparison
  const text = t(metric.polarity === 'lower' ? 'experiments.lowerBetter' : 'experiments.higherBetter')
  const sign = <Icon of={metric.polarity === 'lower' ? ArrowDown : ArrowUp} size={12} />
  if (metric.kind !== 'score')
    return (
      <span className="t3" title={text}>
        {sign}
        <span className="sr">{text}</span>
      </span>
    )
  return (
    <button
      className="dir t3"
      aria-label={t('experiments.turn', { name: metric.name, now: text })}
      title={t('experiments.turn', { name: metric.name, now: text })}
      onClick={() => set({ polarity: { ...search.polarity, [metric.metric]: metric.polarity === 'lower' ? 'higher' : 'lower' } }, true)}
    >
      {sign}
    </button>
  )
}

function Cells({ line, comparison, alone }: { line: Line; comparison: Comparison; alone: boolean }) {
  const { experiments, baseline } = comparison
  const { metric, figure } = line
  const share = isShare(metric)
  const of = (id: string) => metric.experiments.find((each) => each.experiment_id === id)
  const base = of(baseline)
  const { best } = extremes(line)
  if (alone)
    return (
      <>
        <td className="n">{value(metric.kind, base?.[figure], share)}</td>
        <td className="n">{figure === 'mean' && !share ? value(metric.kind, base?.p50) : f.NONE}</td>
        <td className="n t2">{base?.deviation === undefined || share ? f.NONE : `±${value(metric.kind, base.deviation)}`}</td>
        <td className="n t2">{f.count(base?.count)}</td>
      </>
    )
  return (
    <>
      <td className={`n ${best.has(baseline) ? 'w6' : ''}`}>{value(metric.kind, base?.[figure], share)}</td>
      {experiments.slice(1).map((each) => {
        const own = of(each.id)
        return <OfCandidate key={each.id} line={line} own={own} base={base} share={share} best={best.has(each.id)} />
      })}
    </>
  )
}

function OfCandidate({ line, own, base, share, best }: { line: Line; own: MetricOfExperiment | undefined; base: MetricOfExperiment | undefined; share: boolean; best: boolean }) {
  const { t } = useTranslation()
  const delta = own ? deltaOf(line, own, base) : null
  return (
    <>
      <td className={`n edge ${best ? 'w6' : ''}`} title={best ? t('experiments.best') : undefined}>
        {value(line.metric.kind, own?.[line.figure], share)}
      </td>
      <td className="n dcell">
        {delta ? (
          <span className={`dlt ${delta.tone}`}>
            {delta.text}
            {delta.noise && <sup title={t('experiments.withinNoise')}>ns</sup>}
          </span>
        ) : (
          <span className="t3">{f.NONE}</span>
        )}
      </td>
      <td className="wlc">{own?.difference && own.difference.pairs > 0 && line.figure !== 'p95' ? <WonLost of={own.difference} /> : <span className="t3">{f.NONE}</span>}</td>
    </>
  )
}

export function WonLost({ of }: { of: Difference }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <span className="wl" role="img" aria-label={t('experiments.wonTiedLost', { won: of.won, tied: of.tied, lost: of.lost })}>
        <i className="w" style={{ flex: of.won }} />
        <i className="e" style={{ flex: of.tied }} />
        <i className="l" style={{ flex: of.lost }} />
      </span>
      <span className="wln num" aria-hidden="true">
        <span className="okc">{f.count(of.won)}</span> <span className="err">{f.count(of.lost)}</span>
      </span>
    </span>
  )
}
