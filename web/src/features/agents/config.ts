/** Settings of an agent configuration, compared. */
import type { Schemas } from '../../api/types'

export type ValueType = Schemas['AgentConfigValueType']
export const TYPES: ValueType[] = ['string', 'integer', 'float', 'boolean', 'prompt', 'prompt_commit']

export type ConfigValue = Schemas['AgentConfigValue']

export interface ConfigGroup {
  name: string
  before: string
  after: string
  changes: number
}

/** Settings as lines, in groups by the part of the key before the first dot: prompts stand together, the rest by prefix. */
export function groupsOf(before: ConfigValue[], after: ConfigValue[]): ConfigGroup[] {
  const names = [...new Set([...after, ...before].map(groupOf))].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  return names.map((name) => {
    const [a, b] = [before.filter((each) => groupOf(each) === name), after.filter((each) => groupOf(each) === name)]
    const keys = [...new Set([...b, ...a].map((each) => each.key))].sort()
    const changes = keys.filter((key) => line(a.find((each) => each.key === key)) !== line(b.find((each) => each.key === key))).length
    // The heading of the group says the prefix already.
    const short = (text: string) => (text.startsWith(`${name}.`) ? text.slice(name.length + 1) : text)
    const text = (values: ConfigValue[]) => keys.flatMap((key) => line(values.find((each) => each.key === key)) ?? []).map(short).join('\n')
    return { name, before: text(a), after: text(b), changes }
  })
}

function groupOf({ key, type }: ConfigValue): string {
  if (type === 'prompt' || type === 'prompt_commit') return 'prompts'
  return key.includes('.') ? key.slice(0, key.indexOf('.')) : ''
}

const rank = (name: string) => (name === '' ? 0 : name === 'prompts' ? 1 : 2)
const line = (value: ConfigValue | undefined): string | undefined => (value ? `${value.key}: ${value.value ?? 'null'}` : undefined)

export type ConfigProblem = 'key' | 'twice' | 'value'

/** What the server would refuse, by row. */
export function problemsOf(values: ConfigValue[]): Record<number, ConfigProblem> {
  const problems: Record<number, ConfigProblem> = {}
  for (const [index, { key, value, type }] of values.entries()) {
    const fits =
      type === 'integer' ? /^[+-]?\d+$/.test(value ?? '') : type === 'float' ? (value ?? '').trim() !== '' && Number.isFinite(Number(value)) : type === 'boolean' ? value === 'true' || value === 'false' : true
    if (!key.trim()) problems[index] = 'key'
    else if (values.some((other, at) => at < index && other.key === key)) problems[index] = 'twice'
    else if (!fits) problems[index] = 'value'
  }
  return problems
}
