import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useFilterText } from '../../components/filters/useFilterText'
import { fieldsOf } from '../logs/fields'
import { groupsOf } from './groups'
import { filtersOf, measureOf, metricKey, type Trigger, type TriggerConfig } from './model'
import { useWindowText } from './useWindowText'
import { valueText } from './values'

/** A trigger in words: "Error rate of traces above 3 % in 1 h, environment = production". `short` leaves window and filters out. */
export function useTriggerText(): (trigger: Trigger, short?: boolean) => string {
  const { t } = useTranslation()
  const windowText = useWindowText()
  const filterText = useFilterText(fieldsOf('traces'))
  return useCallback(
    (trigger, short = false) => {
      const groups = groupsOf(trigger)
      if (groups.length === 0) return t(`alerts.events.${metricKey(trigger.event_type)}`)
      const said = (config: TriggerConfig) => sentence(config.config_value)
      return groups.map((group) => group.map(said).join(t('alerts.andJoin'))).join('; ')
      function sentence(value: Record<string, string>): string {
        const measure = measureOf(trigger.event_type, value)
        const name = t(`alerts.events.${metricKey(trigger.event_type, measure)}`)
        const key = value.operator === '<' ? 'alerts.below' : 'alerts.above'
        const said = { what: value.name ? `${name} ${value.name}` : name, value: valueText(trigger.event_type, Number(value.threshold), measure), window: windowText(Number(value.window)) }
        if (short) return t(value.operator === '<' ? 'alerts.namedBelow' : 'alerts.namedAbove', said)
        return [t(key, said), ...filtersOf(value).map((filter) => Object.values(filterText(filter)).filter(Boolean).join(' '))].join(', ')
      }
    },
    // The texts of filters follow from the language, as `t` does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, windowText],
  )
}
