import type { Parameter } from './inputs'

/** Which field of an item a parameter takes: what was chosen, else the field of its own name; none: ''. */
export function fieldsOf(parameters: Parameter[], fields: string[], chosen: Record<string, string>): Record<string, string> {
  return Object.fromEntries(parameters.map(({ name }) => [name, chosen[name] ?? (fields.includes(name) ? name : '')]))
}

/** The parameters that must have a field and have none. */
export const withoutField = (parameters: Parameter[], taken: Record<string, string>): string[] =>
  parameters.filter(({ name, presence }) => presence !== 'optional' && !taken[name]).map(({ name }) => name)
