import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import { measuredQuery } from './api'
import { conditionOf, isMeasured, type Alert } from './model'
import { usePast } from './usePast'

const TICKS = 28
const WEEK = 7 * 86_400_000

/** Seven days in ticks of six hours; red where the first condition was met. */
export function Days({ projectId, alert }: { projectId: string; alert: Alert }) {
  const { t } = useTranslation()
  const trigger = alert.triggers.find((each) => isMeasured(each.event_type))
  const value = trigger && conditionOf(trigger)?.config_value
  const type = trigger && isMeasured(trigger.event_type) ? trigger.event_type : 'trace:errors'
  const measured = useQuery({ ...measuredQuery(projectId, type, value?.name ?? ''), enabled: Boolean(value) })
  const past = usePast(measured.data, type, value)
  if (!value) return <span className="t3">{f.NONE}</span>
  const start = Date.now() - WEEK
  const tick = WEEK / TICKS
  return (
    <span className="adays" role="img" aria-label={t('alerts.met', { count: past.length })} title={t('alerts.met', { count: past.length })}>
      {Array.from({ length: TICKS }, (_, index) => {
        const from = start + index * tick
        return <i key={index} className={past.some((each) => each.from < from + tick && each.to > from) ? 'on' : ''} />
      })}
    </span>
  )
}
