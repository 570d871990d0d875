import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { levelOf } from '../graph/model/derive'
import { firstDifferencesQuery } from './api'
import type { Pair } from './model/align'
import { causes, type Cause } from './model/before'
import type { Noise } from './model/noise'
import { wordShare } from './model/paths'
import { timeShifts } from './model/where'
import type { Side } from './useSide'

const MOST_SHIFTS = 3
const MOST_CAUSES = 5
/** Fewer pairs tell nothing. */
const LEAST_PAIRS = 3

/** Below the tree: where the time went, what was different before, and where pairs like this one part. */
export function Below({ a, b, pairs, noise }: { a: Side; b: Side; pairs: Pair[]; noise: Noise }) {
  const { t } = useTranslation()
  const total = (b.duration ?? 0) - (a.duration ?? 0)
  const { shifts, others, rest } = useMemo(
    () => timeShifts(levelOf(a.tree, a.span?.id ?? null).spans, levelOf(b.tree, b.span?.id ?? null).spans, total, MOST_SHIFTS),
    [a, b, total],
  )
  const found = useMemo(() => causes(a.trace, b.trace, pairs), [a, b, pairs])
  const alike = useMemo(() => wordShare(JSON.stringify(a.trace.input ?? ''), JSON.stringify(b.trace.input ?? '')), [a, b])
  const known = useQuery({ ...firstDifferencesQuery(a.errors > 0 ? a.trace.id : b.trace.id), enabled: !a.span && a.errors > 0 !== b.errors > 0 })
  const tone = (ms: number, name: string) => (Math.abs(ms) > noise.duration(name, Math.abs(ms)) ? (ms < 0 ? 'up' : 'dn') : '')
  const first = known.data?.steps[0]
  return (
    <div className="sum3" tabIndex={0} role="region" aria-label={t('traceCompare.why')}>
      <section>
        <h2>{t('traceCompare.where', { time: f.duration(Math.abs(total)) })}</h2>
        <ul>
          {shifts.map((shift) => (
            <li key={shift.name}>
              <span className="trunc">
                {shift.a === 0
                  ? t('traceCompare.isNew', { name: shift.name })
                  : shift.b === 0
                    ? t('traceCompare.isGone', { name: shift.name })
                    : shift.a === shift.b
                      ? shift.name
                      : t('traceCompare.callsTo', { name: shift.name, count: shift.a, a: f.count(shift.a), b: f.count(shift.b) })}
              </span>
              <span className={`dlt ${tone(shift.ms, shift.name)}`}>{f.signed(shift.ms, f.duration)}</span>
            </li>
          ))}
          <li>
            <span className="trunc t2">{others > 0 ? t('trace.others', { count: others }) : t('trace.outside')}</span>
            <span className="dlt">{f.signed(rest, f.duration)}</span>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t('traceCompare.before')}</h2>
        <ul>
          {found.slice(0, MOST_CAUSES - 1).map((cause) => (
            <CauseLine key={`${cause.kind} ${'name' in cause ? cause.name : ''}`} cause={cause} />
          ))}
          {found.length >= MOST_CAUSES && (
            <li>
              <span className="t2">{t('traceCompare.moreCauses', { count: found.length - MOST_CAUSES + 1 })}</span>
            </li>
          )}
          {!a.span && a.trace.id !== b.trace.id && (
            <li>
              <span>{t('traceCompare.sameInput')}</span>
              <span className="dlt">{t('traceCompare.alike', { share: f.percent(alike) })}</span>
            </li>
          )}
        </ul>
      </section>
      {known.data && known.data.pairs >= LEAST_PAIRS && first && (
        <section>
          <h2>{t('traceCompare.parting')}</h2>
          <p className="t2">{t('traceCompare.partingText', { count: known.data.pairs, n: f.count(known.data.pairs), first: f.count(first.pairs), name: first.name })}</p>
          <details className="tcpairs">
            <summary>{t('traceCompare.showPairs', { count: first.pairs })}</summary>
            <ul>
              {first.runs.map((pair, index) => (
                <li key={pair.failed}>
                  <Link className="acc" to="." search={{ a: pair.failed, b: pair.good }} aria-current={pair.failed === a.trace.id && pair.good === b.trace.id ? 'page' : undefined}>
                    {t('traceCompare.pair', { n: index + 1 })}
                  </Link>
                  <span className="mono t3 fs12">
                    {f.shortId(pair.failed)}, {f.shortId(pair.good)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </div>
  )
}

function CauseLine({ cause }: { cause: Cause }) {
  const { t } = useTranslation()
  const word = (value: string | boolean | undefined) =>
    typeof value === 'boolean' ? t(cause.kind === 'failed' ? (value ? 'traceCompare.didFail' : 'traceCompare.ok') : value ? 'traceCompare.yes' : 'traceCompare.no') : (value ?? f.NONE)
  const name = cause.kind === 'environment' ? t('trace.environment') : t(`traceCompare.cause.${cause.kind}`, { name: cause.name })
  return (
    <li>
      <span className="trunc" title={name}>
        {name}
      </span>
      <span className="dlt trunc" title={`${word(cause.a)} → ${word(cause.b)}`}>
        {word(cause.a)}, {word(cause.b)}
      </span>
    </li>
  )
}
