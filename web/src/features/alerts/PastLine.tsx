import { useTranslation } from '../../i18n/useTranslation'
import { Sparkline } from '../../components/Sparkline'
import type { Past } from './api'
import { metricKey, measureOf, type MeasuredType } from './model'
import { valueText } from './values'

/** One more threshold that must hold: what was measured for it, and how often it would have held by itself. */
export function PastLine({ type, past }: { type: MeasuredType; past: Past['conditions'][number] }) {
  const { t } = useTranslation()
  const measure = measureOf(type, past.measure ? { measure: past.measure } : undefined)
  const name = t(`alerts.events.${metricKey(type, measure)}`)
  const bound = t(past.below ? 'alerts.belowValue' : 'alerts.aboveValue', { value: valueText(type, past.threshold, measure) })
  return (
    <li className="row fs12">
      <Sparkline values={past.values.map((each) => each ?? 0)} color="var(--text-2)" />
      <span className="t2 trunc">
        {past.score && <b className="w5">{past.score} </b>}
        {name} {bound}
      </span>
      <span className="grow" />
      <span className="t3 num">{t('alerts.metAlone', { count: past.firings.length })}</span>
    </li>
  )
}
