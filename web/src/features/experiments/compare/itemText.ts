import { plainText } from '../../../lib/plainText'
import type { ComparedItem } from '../types'

const ASKING = ['input', 'question', 'query', 'prompt', 'message', 'messages', 'user_message', 'text', 'title', 'name']
const EXPECTING = ['expected', 'expected_output', 'expected_answer', 'reference', 'answer', 'ground_truth', 'output', 'label', 'target']
const MOST = 300

/** The field of an item that says what it is about: a known name, else the first. */
export function inputKey(data: Record<string, unknown>): string | undefined {
  return ASKING.find((key) => key in data) ?? Object.keys(data)[0]
}

/** The field that says what is expected; undefined where there is none. */
export function expectedKey(data: Record<string, unknown>): string | undefined {
  const input = inputKey(data)
  return EXPECTING.find((key) => key in data && key !== input)
}

export function itemText(item: ComparedItem): string {
  const key = inputKey(item.data)
  return (key ? plainText(item.data[key], MOST) : '') || item.description || item.experiment_items[0]?.input_preview || ''
}

/** The end of an id of version 7 is random: it tells items apart where the beginning, the time, does not. */
export const itemName = (id: string): string => `#${id.slice(-5)}`
