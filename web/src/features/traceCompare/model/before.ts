import type { Trace } from '../../../api/types'
import { linkedPrompts, splitMetadata } from '../../../lib/bookkeeping'
import { isObject } from '../../../lib/messages/types'
import type { Pair } from './align'

/** Something that was not the same before, or apart from, what the steps did. */
export type Cause =
  | { kind: 'prompt'; name: string; a: string | undefined; b: string | undefined }
  | { kind: 'environment'; a: string | undefined; b: string | undefined }
  | { kind: 'tag'; name: string; a: boolean; b: boolean }
  | { kind: 'metadata'; name: string; a: string | undefined; b: string | undefined }
  | { kind: 'model'; name: string; a: string | undefined; b: string | undefined }
  | { kind: 'failed'; name: string; a: boolean; b: boolean }

const versions = (trace: Trace): Map<string, string> =>
  new Map(linkedPrompts(trace.metadata).map((prompt) => [prompt.name, prompt.version ?? prompt.commit ?? prompt.versionId ?? '']))

/** What was different: prompts, models, the first step that failed in only one, environment, tags, metadata of the program. */
export function causes(a: Trace, b: Trace, pairs: Pair[]): Cause[] {
  const found: Cause[] = []
  const [before, after] = [versions(a), versions(b)]
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) !== after.get(name)) found.push({ kind: 'prompt', name, a: before.get(name), b: after.get(name) })
  }
  const model = new Map<string, Cause>()
  for (const pair of pairs) {
    if (pair.a && pair.b && pair.a.model !== pair.b.model) model.set(pair.a.name, { kind: 'model', name: pair.a.name, a: pair.a.model ?? undefined, b: pair.b.model ?? undefined })
  }
  found.push(...model.values())
  const failed = pairs.find((pair) => pair.a && pair.b && pair.a.error !== pair.b.error)
  if (failed?.a && failed.b) found.push({ kind: 'failed', name: failed.a.name, a: failed.a.error, b: failed.b.error })
  if (a.environment !== b.environment) found.push({ kind: 'environment', a: a.environment, b: b.environment })
  for (const tag of new Set([...(a.tags ?? []), ...(b.tags ?? [])])) {
    const [inA, inB] = [a.tags?.includes(tag) === true, b.tags?.includes(tag) === true]
    if (inA !== inB) found.push({ kind: 'tag', name: tag, a: inA, b: inB })
  }
  const [own, other] = [splitMetadata(a.metadata).own, splitMetadata(b.metadata).own]
  const [left, right] = [isObject(own) ? own : {}, isObject(other) ? other : {}]
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const [was, is] = [scalar(left[key]), scalar(right[key])]
    if (was !== null && is !== null && was !== is) found.push({ kind: 'metadata', name: key, a: was, b: is })
  }
  return found
}

/** Values that fit on a line; null for others. */
function scalar(value: unknown): string | undefined | null {
  if (value === undefined) return undefined
  return typeof value === 'object' && value !== null ? null : String(value)
}
