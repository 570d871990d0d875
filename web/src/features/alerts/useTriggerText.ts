import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import { conditionOf, type Trigger } from './model'

/** A trigger in words: "errors above 10 in 1 h". */
export function useTriggerText(): (trigger: Trigger) => string {
  const { t } = useTranslation()
  return useCallback(
    (trigger) => {
      const value = conditionOf(trigger)?.config_value
      const name = t(`alerts.events.${trigger.event_type.replace(':', '_')}`)
      if (!value) return name
      const key = value.operator === '<' ? 'alerts.below' : 'alerts.above'
      return t(key, { what: value.name ? `${name} ${value.name}` : name, value: value.threshold, window: f.durationSummary(Number(value.window) * 1000) })
    },
    [t],
  )
}
