import { newTrigger, type Trigger, type TriggerConfig } from './model'

export const isThreshold = (config: TriggerConfig): boolean => config.type.startsWith('threshold:')
const others = (trigger: Trigger): TriggerConfig[] => (trigger.trigger_configs ?? []).filter((config) => !isThreshold(config))

/**
 * The thresholds of a trigger in groups: those of one group must all be met, each group tells by itself. One without a
 * group stands alone.
 */
export function groupsOf(trigger: Trigger): TriggerConfig[][] {
  const groups = new Map<number | TriggerConfig, TriggerConfig[]>()
  for (const config of (trigger.trigger_configs ?? []).filter(isThreshold)) {
    const key = config.group_index ?? config
    groups.set(key, [...(groups.get(key) ?? []), config])
  }
  return [...groups.values()]
}

/** A trigger as the form shows it: with one group. `at` is its place among the triggers of the alert. */
export interface Part {
  at: number
  group: TriggerConfig[]
  trigger: Trigger
}

/** Every group of every trigger by itself; a trigger of an event has none and is one part. */
export const partsOf = (triggers: Trigger[]): Part[] =>
  triggers.flatMap((trigger, at) => {
    const groups = groupsOf(trigger)
    return (groups.length > 0 ? groups : [[]]).map((group) => ({ at, group, trigger: { ...trigger, trigger_configs: [...group, ...others(trigger)] } }))
  })

/** The triggers with a part changed, or gone. A part that becomes of another kind leaves its trigger to the other groups. */
export function withPart(triggers: Trigger[], { at, group }: Part, next: Trigger | undefined): Trigger[] {
  const whole = triggers[at]!
  const rest = groupsOf(whole).filter((each) => each[0] !== group[0])
  if (rest.length === 0) return triggers.flatMap((each, index) => (index === at ? (next ? [next] : []) : [each]))
  const kept = { ...whole, trigger_configs: [...rest.flat(), ...others(whole)] }
  if (!next) return triggers.map((each, index) => (index === at ? kept : each))
  if (next.event_type !== whole.event_type) return triggers.flatMap((each, index) => (index === at ? [kept, next] : [each]))
  const place = groupsOf(whole).findIndex((each) => each[0] === group[0])
  const groups = rest.toSpliced(place, 0, (next.trigger_configs ?? []).filter(isThreshold))
  return triggers.map((each, index) => (index === at ? { ...whole, trigger_configs: [...groups.flat(), ...others(whole)] } : each))
}

/** The part with one more threshold that must be met too; `triggers` say which numbers of groups are taken. */
export function withAnd({ at, group, trigger }: Part, triggers: Trigger[]): Trigger {
  const taken = (triggers[at]?.trigger_configs ?? []).map((config) => config.group_index ?? -1)
  const index = group[0]?.group_index ?? Math.max(-1, ...taken) + 1
  const more = newTrigger(trigger.event_type).trigger_configs!.map((config) => ({ ...config, config_value: { ...config.config_value, window: group[0]?.config_value.window ?? config.config_value.window! } }))
  return { ...trigger, trigger_configs: [...[...group, ...more].map((config) => ({ ...config, group_index: index })), ...others(trigger)] }
}
