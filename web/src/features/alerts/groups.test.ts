import { expect, it } from 'vitest'
import { groupsOf, partsOf, withAnd, withPart } from './groups'
import { newTrigger, type Trigger, type TriggerConfig } from './model'

const limit = (threshold: string, group_index?: number): TriggerConfig => ({ type: 'threshold:latency', config_value: { threshold, window: '60', operator: '>' }, ...(group_index === undefined ? {} : { group_index }) })
const slow = (...configs: TriggerConfig[]): Trigger => ({ event_type: 'trace:latency', trigger_configs: [...configs, { type: 'scope:project', config_value: { project_ids: '[]' } }] })
const limits = (trigger: Trigger) => groupsOf(trigger).map((group) => group.map((config) => config.config_value.threshold))

it('thresholds of one number stand together, those without stand alone', () => {
  expect(limits(slow(limit('1'), limit('2', 0), limit('3'), limit('4', 0)))).toEqual([['1'], ['2', '4'], ['3']])
})

it('a part is changed in its place, and the settings of other kinds stay', () => {
  const all = [slow(limit('1', 0), limit('2', 1))]
  const [first] = partsOf(all)
  const changed = withPart(all, first!, { ...first!.trigger, trigger_configs: [limit('9', 0)] })
  expect(changed.map(limits)).toEqual([[['9'], ['2']]])
  expect(changed[0]!.trigger_configs!.at(-1)!.type).toBe('scope:project')
})

it('a part of another kind becomes a trigger of its own, and one that goes leaves the rest', () => {
  const all = [slow(limit('1', 0), limit('2', 1))]
  const [, second] = partsOf(all)
  expect(withPart(all, second!, newTrigger('trace:cost')).map((each) => each.event_type)).toEqual(['trace:latency', 'trace:cost'])
  expect(withPart(all, second!, undefined).map(limits)).toEqual([[['1']]])
  const only = [slow(limit('1'))]
  expect(withPart(only, partsOf(only)[0]!, undefined)).toEqual([])
})

it('one more threshold takes the number of its group, or one that is free', () => {
  const all = [slow(limit('1', 0), limit('2'))]
  const [, second] = partsOf(all)
  const more = withAnd(second!, all)
  expect(groupsOf(more)).toHaveLength(1)
  expect(groupsOf(more)[0]!.map((config) => config.group_index)).toEqual([1, 1])
})
