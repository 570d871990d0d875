import { useTranslation } from '../../../i18n/useTranslation'
import * as f from '../../../lib/format'
import type { Bins, Metric } from '../types'
import { tokenOf } from './letters'
import { isShare, itemValue, signedScore, value } from './metrics'
import { nameOf } from './SummaryTable'
import { areaOf, aroundZero, ridge } from './shapes'
import type { Comparison } from './useComparison'

const WIDTH = 240
const LEFT = 24
const MOST = 5
const TICKS = 5

/** How the items of each experiment are spread, one ridge each, with its mean as a mark. */
export function Distributions({ comparison, metric }: { comparison: Comparison; metric: Metric }) {
  const { t } = useTranslation()
  const { experiments, letters } = comparison
  const drawn = experiments.slice(0, MOST).flatMap((each) => {
    const of = metric.experiments.find((one) => one.experiment_id === each.id)
    return of?.bins ? [{ of, bins: of.bins, letter: letters.get(each.id) }] : []
  })
  const bins = drawn[0]?.bins
  const step = Math.min(45, Math.floor(135 / Math.max(1, drawn.length)))
  const height = step * Math.max(1, drawn.length) + 22
  const name = nameOf(t, { metric, figure: 'mean' })
  return (
    <section className="dists">
      <div className="row">
        <h2 className="h3 trunc" title={name}>
          {name}
        </h2>
        <span className="t3 fs12 nowrap">{t('experiments.itemCount', { count: comparison.summary?.items ?? 0, n: f.count(comparison.summary?.items) })}</span>
      </div>
      {bins ? (
        <svg viewBox={`0 0 ${WIDTH + 8} ${height}`} role="img" aria-label={describe(t, comparison, metric)}>
          {drawn.map(({ of, bins: own, letter }, index) => {
            const base = (index + 1) * step
            const x = (number: number) => LEFT + ((number - own.from) / (own.to - own.from || 1)) * (WIDTH - LEFT)
            const points = ridge(own, x, base, step - 6)
            const color = `var(${tokenOf(letter)})`
            return (
              <g key={letter}>
                <path d={areaOf(points, base)} fill={color} opacity={0.2} />
                <path d={points} fill="none" stroke={color} strokeWidth={1.5} />
                <line x1={LEFT} x2={WIDTH} y1={base + 0.5} y2={base + 0.5} stroke="var(--chart-grid)" />
                <text x={4} y={base - 3} className="let">
                  {letter}
                </text>
                {of.mean !== undefined && <line x1={x(of.mean)} x2={x(of.mean)} y1={base - 8} y2={base + 4} stroke="var(--text-1)" strokeWidth={1.5} />}
              </g>
            )
          })}
          {ticks(bins).map((tick, index, all) => (
            <text
              key={tick}
              x={LEFT + (index / (all.length - 1)) * (WIDTH - LEFT)}
              y={height - 4}
              textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
            >
              {tickText(metric, tick)}
            </text>
          ))}
        </svg>
      ) : (
        <p className="t3">{t('experiments.noValues')}</p>
      )}
    </section>
  )
}

const ticks = ({ from, to }: Bins): number[] => (to === from ? [from] : Array.from({ length: TICKS }, (_, index) => from + ((to - from) * index) / (TICKS - 1)))

function tickText(metric: Metric, tick: number): string {
  if (metric.kind === 'score' || metric.kind === 'passed' || metric.kind === 'assertion') return String(Number(tick.toFixed(2)))
  return tick === 0 ? '0' : value(metric.kind, tick)
}

type Translate = ReturnType<typeof useTranslation>['t']

// The picture in words, for those who do not see it.
function describe(t: Translate, { experiments, letters }: Comparison, metric: Metric): string {
  const parts = experiments.flatMap((each) => {
    const of = metric.experiments.find((one) => one.experiment_id === each.id)
    return of?.mean === undefined ? [] : [t('experiments.meanOf', { letter: letters.get(each.id), mean: value(metric.kind, of.mean, isShare(metric)), count: of.count })]
  })
  return [nameOf(t, { metric, figure: 'mean' }), ...parts].join('. ')
}

const BAR_WIDTH = 154
const BAR_HEIGHT = 92

/** How much items changed from the baseline to the candidate, and how sure their mean is. */
export function ChangesPerItem({ comparison, metric }: { comparison: Comparison; metric: Metric }) {
  const { t } = useTranslation()
  const { letters, baseline, candidate } = comparison
  const of = metric.experiments.find((each) => each.experiment_id === candidate)
  const difference = of?.difference
  const bins = difference?.bins
  const from = letters.get(baseline)
  const to = letters.get(candidate ?? '')
  const counts = bins ? aroundZero(bins) : []
  const most = Math.max(1, ...counts)
  const width = BAR_WIDTH / Math.max(1, counts.length)
  const middle = (counts.length - 1) / 2
  const write = (number: number | undefined) =>
    number === undefined ? f.NONE : metric.kind === 'score' || metric.kind === 'passed' || metric.kind === 'assertion' ? signedScore(number, isShare(metric)) : f.signed(number, (each) => value(metric.kind, each))
  return (
    <section className="dists d2">
      <div className="row">
        <h2 className="h3 trunc">{t('experiments.changePerItem', { from, to })}</h2>
      </div>
      {bins && difference ? (
        <>
          <svg viewBox={`0 0 164 ${BAR_HEIGHT + 20}`} role="img" aria-label={t('experiments.wonTiedLost', { won: difference.won, tied: difference.tied, lost: difference.lost })}>
            {counts.map((count, index) => {
              const side = index === middle ? 0 : index < middle === (metric.polarity === 'higher') ? -1 : 1
              const height = count === 0 ? 0 : Math.max(1.5, (count / most) * BAR_HEIGHT)
              return (
                <rect
                  key={index}
                  x={5 + index * width}
                  y={BAR_HEIGHT - height}
                  width={width - 1.5}
                  height={height}
                  rx={1}
                  className={side < 0 ? 'bad' : side > 0 ? 'good' : 'mid'}
                />
              )
            })}
            <line x1={5} x2={159} y1={BAR_HEIGHT + 0.5} y2={BAR_HEIGHT + 0.5} stroke="var(--border-default)" />
            <text x={5} y={BAR_HEIGHT + 16}>
              {bins.from < bins.to && short(metric, bins.from)}
            </text>
            <text x={82} y={BAR_HEIGHT + 16} textAnchor="middle">
              0
            </text>
            <text x={159} y={BAR_HEIGHT + 16} textAnchor="end">
              {bins.from < bins.to && short(metric, bins.to)}
            </text>
          </svg>
          <p className="fs12 t2">
            {t('experiments.mean', { mean: write(difference.mean) })}
            {difference.low !== undefined && (
              <>
                , {t('experiments.interval')}{' '}
                <span className="num nowrap" title={t('experiments.intervalMethod', { count: difference.pairs })}>
                  {write(difference.low)} … {write(difference.high)}
                </span>
              </>
            )}
          </p>
        </>
      ) : (
        <p className="t3">{t('experiments.noPairs')}</p>
      )}
    </section>
  )
}

const short = (metric: Metric, number: number): string => f.signed(number, (each) => (metric.kind === 'score' ? String(Number(each.toPrecision(2))) : itemValue(metric.kind, each)))
