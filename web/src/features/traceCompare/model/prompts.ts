import { linkedPrompts, type LinkedPrompt } from '../../../lib/bookkeeping'

/** A prompt of the library as A and as B ran with it. */
export interface PromptPair {
  name: string
  a: LinkedPrompt | undefined
  b: LinkedPrompt | undefined
}

/** The prompts of two runs by their name: those that the runs name themselves, else those of their traces. */
export function pairPrompts(a: unknown, b: unknown, traceA: unknown, traceB: unknown): PromptPair[] {
  const own: [LinkedPrompt[], LinkedPrompt[]] = [linkedPrompts(a), linkedPrompts(b)]
  const [left, right] = own[0].length + own[1].length > 0 ? own : [linkedPrompts(traceA), linkedPrompts(traceB)]
  const names = new Set([...left, ...right].map((prompt) => prompt.name))
  return [...names].map((name) => ({ name, a: left.find((prompt) => prompt.name === name), b: right.find((prompt) => prompt.name === name) }))
}

/** `v14, v13` of the first, or nothing where more than one would have to be said. */
export function versionsOf(pairs: PromptPair[]): string | undefined {
  if (pairs.length !== 1) return pairs.length > 0 ? String(pairs.length) : undefined
  const said = [pairs[0]!.a, pairs[0]!.b].flatMap((prompt) => prompt?.version ?? prompt?.commit ?? [])
  return [...new Set(said)].join(', ') || undefined
}

/** A version that A ran with, and the version of B that can take its place. */
export interface Swap {
  was: string
  version: string
  label: string
}

/** The one prompt of which A and B ran with different versions that the library knows: A's can give way to B's. */
export function swapOf(pairs: PromptPair[]): Swap | undefined {
  const differ = pairs.filter(({ a, b }) => a?.versionId && b?.versionId && a.versionId !== b.versionId)
  const only = differ[0]
  if (differ.length !== 1 || !only?.a?.versionId || !only.b?.versionId) return undefined
  return { was: only.a.versionId, version: only.b.versionId, label: only.b.version ?? only.b.commit ?? only.name }
}
