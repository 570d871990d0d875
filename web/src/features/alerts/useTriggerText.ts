import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionOf, type Trigger } from './model'
import { useWindowText } from './useWindowText'
import { valueText } from './values'

/** A trigger in words: "errors above 10 in 1 h". */
export function useTriggerText(): (trigger: Trigger) => string {
  const { t } = useTranslation()
  const windowText = useWindowText()
  return useCallback(
    (trigger) => {
      const value = conditionOf(trigger)?.config_value
      const name = t(`alerts.events.${trigger.event_type.replace(':', '_')}`)
      if (!value) return name
      const key = value.operator === '<' ? 'alerts.below' : 'alerts.above'
      return t(key, { what: value.name ? `${name} ${value.name}` : name, value: valueText(trigger.event_type, Number(value.threshold)), window: windowText(Number(value.window)) })
    },
    [t, windowText],
  )
}
