import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { GraphNode } from './model/graph'
import { LEAST_RUNS, type UsualStep } from './model/usual'

/** From so many times the usual on a figure is worth a look. */
const UNUSUAL = 2
/** And from so much more of the runs, of shares. */
const UNUSUAL_SHARE = 0.2
const MOST_NEXT = 6

/** The step here beside what it usually is. */
export function HereAndUsual({ node, figures, whole }: { node: GraphNode; figures: UsualStep; whole: number }) {
  const { t } = useTranslation()
  if (figures.runs < LEAST_RUNS) return null
  const ran = node.spans.length > 0
  const perRun = figures.calls / figures.runs
  const failed = ran ? node.failed / node.spans.length : 0
  const failing = figures.errors / figures.calls
  const share = whole > 0 ? Math.min(1, node.ms / whole) : 0
  const lines: { name: string; here: string; usual: string; tone: string }[] = [
    { name: t('graph.duration'), here: f.duration(node.ms), usual: f.duration(figures.duration), tone: node.ms > figures.duration * UNUSUAL ? 'wrn' : '' },
    { name: t('graph.perTrace'), here: f.count(node.spans.length), usual: f.decimals(perRun, perRun < 10 ? 1 : 0), tone: node.spans.length >= perRun + 0.5 && node.spans.length > 1 ? 'wrn' : '' },
    { name: t('graph.errorRate'), here: f.percent(failed), usual: f.share(failing), tone: failed > failing + UNUSUAL_SHARE ? 'err' : '' },
    ...(figures.share === undefined ? [] : [{ name: t('graph.traceShare'), here: f.percent(share), usual: f.percent(figures.share), tone: '' }]),
  ]
  return (
    <section className="sect">
      <header>
        <h3 className="h3">{t('graph.nodeUsual')}</h3>
        <span className="t3 fs12 num">{t('graph.callsN', { count: figures.calls, n: f.count(figures.calls) })}</span>
      </header>
      <table className="cmpa">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('graph.here')}</th>
            <th scope="col">{t('graph.usually')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td className={`num ${ran ? line.tone : ''}`}>{ran ? line.here : f.NONE}</td>
              <td className="num">{line.usual}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What came right after the step in other runs; what did here is marked. */
export function Following({ figures, taken }: { figures: UsualStep; taken: string[] }) {
  const { t } = useTranslation()
  return (
    <section className="sect">
      <header>
        <h3 className="h3">{t('graph.follows')}</h3>
        <span className="t3 fs12 num">{t('graph.callsN', { count: figures.calls, n: f.count(figures.calls) })}</span>
      </header>
      <dl>
        {figures.next.slice(0, MOST_NEXT).map((next) => {
          const name = next.name ?? t('graph.runEnd')
          const error = next.on_error > next.calls / 2
          const share = Math.min(1, next.calls / figures.calls)
          return (
            <div className="nx" key={name}>
              <dt className={`trunc ${error ? 'err' : ''} ${next.name !== null && taken.includes(next.name) ? 'w5' : ''}`}>{error ? t('graph.onError', { name }) : name}</dt>
              <dd className="blb2" aria-hidden="true">
                <i className={error ? 'e' : ''} style={{ width: `${share * 100}%` }} />
              </dd>
              <dd className="num">{f.share(share)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
