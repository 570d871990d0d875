import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFilterText } from '../../components/filters/useFilterText'
import { fieldsOf } from '../logs/fields'
import { conditionOf, filtersOf, measureOf, metricKey, type Trigger } from './model'
import { useWindowText } from './useWindowText'
import { valueText } from './values'

/** A trigger in words: "Error rate of traces above 3 % in 1 h, environment = production". `short` leaves window and filters out. */
export function useTriggerText(): (trigger: Trigger, short?: boolean) => string {
  const { t } = useTranslation()
  const windowText = useWindowText()
  const filterText = useFilterText(fieldsOf('traces'))
  return useCallback(
    (trigger, short = false) => {
      const value = conditionOf(trigger)?.config_value
      const measure = measureOf(trigger.event_type, value)
      const name = t(`alerts.events.${metricKey(trigger.event_type, measure)}`)
      if (!value) return name
      const key = value.operator === '<' ? 'alerts.below' : 'alerts.above'
      const said = { what: value.name ? `${name} ${value.name}` : name, value: valueText(trigger.event_type, Number(value.threshold), measure), window: windowText(Number(value.window)) }
      if (short) return t(value.operator === '<' ? 'alerts.namedBelow' : 'alerts.namedAbove', said)
      return [t(key, said), ...filtersOf(value).map((filter) => Object.values(filterText(filter)).filter(Boolean).join(' '))].join(', ')
    },
    // The texts of filters follow from the language, as `t` does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, windowText],
  )
}
