import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { trafficQuery } from './api'
import { precisionOf, useLastRun } from './lastRun'
import type { Draft } from './model'

/** The share that is scored, with what a day of it comes to. */
export function Sampling({ draft, projectId, onChange }: { draft: Draft; projectId: string; onChange: (sampling: number) => void }) {
  const { t } = useTranslation()
  const traffic = useQuery(trafficQuery(projectId, draft.level, draft.filters))
  const run = useLastRun()
  const cost = run?.cost ?? null
  const percent = Math.round(draft.sampling * 1000) / 10
  const scored = traffic.data ? Math.round(traffic.data.matching * draft.sampling) : null
  const precision = run?.spread == null || !traffic.data || scored === null ? null : precisionOf(run.spread, scored, traffic.data.matching)
  return (
    <>
      <div className="row rsamp">
        <input type="range" min={0} max={100} step={1} value={percent} aria-label={t('rules.sampling')} aria-valuetext={`${percent} %`} onChange={(event) => onChange(Number(event.target.value) / 100)} />
        <span className="input num">
          <input type="number" min={0} max={100} step={0.1} value={percent} aria-label={t('rules.samplingPercent')} onChange={(event) => onChange(Math.min(100, Math.max(0, Number(event.target.value))) / 100)} />%
        </span>
      </div>
      <dl className="rday num">
        <div>
          <dt>{t(`rules.aDay.${draft.level}`)}</dt>
          <dd>{f.count(scored)}</dd>
        </div>
        {draft.kind === 'judge' && (
          <div>
            <dt>{t('rules.costADay')}</dt>
            <dd title={cost === null ? t('rules.costUnknown') : undefined}>{cost === null || scored === null ? f.NONE : f.costTotal(cost * scored)}</dd>
          </div>
        )}
        {draft.kind === 'judge' && (
          <div>
            <dt>{t('rules.precision')}</dt>
            <dd title={t('rules.precisionHelp')}>{precision === null ? f.NONE : f.decimals(precision, 3)}</dd>
          </div>
        )}
      </dl>
      {draft.kind === 'judge' && cost === null && <p className="t3 fs12">{t('rules.costUnknown')}</p>}
    </>
  )
}
