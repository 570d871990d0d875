import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import type { Estimated } from './useEstimate'

/** How many calls a run makes and about what they cost, before it is started. */
export function EstimateNote({ estimate: { data, error }, limit, ready }: { estimate: Estimated; limit: number | null; ready: boolean }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  if (error)
    return (
      <span className="t3 fs12" role="status">
        {t('studio.estimateFailed', { reason: errorText(error) })}
      </span>
    )
  if (!data)
    return (
      <span className="t3 fs12" role="status">
        {ready ? f.NBSP : t('studio.estimateLater')}
      </span>
    )
  const words = { trials: f.count(data.trials), items: f.count(data.items), calls: f.count(data.calls) }
  const over = limit !== null && data.cost != null && data.cost > limit
  return (
    <span className="fs12 num t2" role="status">
      {t('studio.estimate', words)}
      {data.cost != null && `, ${t('studio.estimateCost', { cost: f.costTotal(data.cost) })}`}
      {over && <span className="warnt">{'. '}{t('studio.estimateOver', { limit: f.costTotal(limit) })}</span>}
    </span>
  )
}
