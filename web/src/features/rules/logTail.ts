import type { Schemas } from '../../api/types'

export type RuleLogPage = Schemas['RuleLogPage']
type Line = Schemas['RuleLog']

const same = (a: Line, b: Line | undefined) => b !== undefined && a.timestamp === b.timestamp && a.level === b.level && a.message === b.message

/** The newest lines before those that are held, both newest first; null where they do not meet: lines between are missing. */
export function joined(newest: RuleLogPage, held: RuleLogPage, most: number): RuleLogPage | null {
  const at = newest.content.findIndex((_, from) => newest.content.slice(from).every((line, index) => from + index >= newest.content.length || index >= held.content.length || same(line, held.content[index])))
  if (at < 0 || held.content.length === 0) return null
  return { ...newest, content: [...newest.content.slice(0, at), ...held.content].slice(0, most) }
}
