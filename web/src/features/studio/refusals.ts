import type { Part } from './draft'

/** Beginnings of what the server names, and the part of the form that it is about; the longest first. */
const PLACES: [RegExp, Part][] = [
  [/^prompt/, 'prompt'],
  [/^llm_model\.parameters/, 'parameters'],
  [/^llm_model/, 'model'],
  [/^reasoning_model/, 'reasoning'],
  [/^evaluation.*reference_key/, 'reference'],
  [/^evaluation/, 'metric'],
  [/^optimizer/, 'algorithm'],
  [/^limits\.cost/, 'cost'],
  [/^limits\.items/, 'items'],
  [/^limits/, 'trials'],
  [/^(dataset|dataset_name|dataset_id)\b/, 'dataset'],
  [/^(name|objective_name)\b/, 'name'],
]

export interface Refusals {
  byPart: Partial<Record<Part, string>>
  /** About nothing in particular. */
  others: string[]
}

/** `studio_config.llm_model.model: no provider has it; name: too long` by the part of the form. */
export function refusalsOf(message: string): Refusals {
  const refusals: Refusals = { byPart: {}, others: [] }
  for (const sentence of message.split('; ').filter(Boolean)) {
    const [, path = '', text = sentence] = /^(?:studio_config\.)?([a-z_]+(?:[.[][\w.[\]]*)?):\s+(.+)$/s.exec(sentence) ?? []
    const part = PLACES.find(([place]) => place.test(path))?.[1]
    if (part && !refusals.byPart[part]) refusals.byPart[part] = text
    else refusals.others.push(sentence)
  }
  return refusals
}
