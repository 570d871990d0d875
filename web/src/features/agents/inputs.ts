/** Inputs of an agent, as its runner announces them. */
import type { Schemas } from '../../api/types'

export type Parameter = Schemas['AgentParameterBody']

export type InputKind = 'text' | 'number' | 'boolean' | 'json'

export const kindOf = ({ type }: Parameter): InputKind =>
  /^(int|integer|float|number|double)$/.test(type) ? 'number' : type.startsWith('bool') ? 'boolean' : /^(str|string)$/.test(type) ? 'text' : 'json'

export type Problem = 'missing' | 'number' | 'whole' | 'json'

export interface ReadInputs {
  values: Record<string, unknown>
  problems: Record<string, Problem>
}

/** The values to send; what is optional and empty is left out. */
export function readInputs(parameters: Parameter[], texts: Record<string, string>): ReadInputs {
  const read: ReadInputs = { values: {}, problems: {} }
  for (const parameter of parameters) {
    const text = texts[parameter.name] ?? ''
    const kind = kindOf(parameter)
    if (kind === 'boolean') {
      if (text !== '' || parameter.presence !== 'optional') read.values[parameter.name] = text === 'true'
      continue
    }
    if (text.trim() === '') {
      if (parameter.presence !== 'optional') read.problems[parameter.name] = 'missing'
      continue
    }
    const value = kind === 'text' ? text : kind === 'number' ? numberOf(text, parameter) : jsonOf(text)
    if (typeof value === 'object' && value !== null && 'problem' in value) read.problems[parameter.name] = (value as { problem: Problem }).problem
    else read.values[parameter.name] = value
  }
  return read
}

function numberOf(text: string, { type }: Parameter): number | { problem: Problem } {
  const value = Number(text)
  if (!Number.isFinite(value)) return { problem: 'number' }
  return type.startsWith('int') && !Number.isInteger(value) ? { problem: 'whole' } : value
}

// Clients take lists and dictionaries as text, and read them themselves.
function jsonOf(text: string): unknown {
  try {
    JSON.parse(text)
    return text
  } catch {
    return { problem: 'json' as const }
  }
}

/** The output of an agent: bare results come wrapped as `{result}`. */
export function outputOf(result: unknown): unknown {
  if (typeof result === 'object' && result !== null && !Array.isArray(result)) {
    const keys = Object.keys(result)
    if (keys.length === 1 && keys[0] === 'result') return (result as { result: unknown }).result
  }
  return result
}
