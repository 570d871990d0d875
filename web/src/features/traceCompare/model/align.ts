import type { SpanNode } from '../../../lib/tree'

/** One line of the comparison: a span of A beside its like of B, or one that the other does not have. */
export interface Pair {
  id: string
  depth: number
  a: SpanNode | null
  b: SpanNode | null
}

/** Beyond so many combinations siblings are matched in their order by name alone. */
const MOST_COMBINED = 1_000_000

/** What is known of the input of a span; undefined while nothing is. */
export type InputOf = (span: SpanNode) => string | undefined

const NAME = 4
const SAME_INPUT = 2
const SAME_FATE = 1

/** How well two spans match: 0 for other names; the same input and the same fate tell repeated calls apart. */
function likeness(a: SpanNode, b: SpanNode, input: InputOf): number {
  if (a.name !== b.name || a.type !== b.type) return 0
  const known = input(a)
  return NAME + (known !== undefined && known === input(b) ? SAME_INPUT : 0) + (a.error === b.error ? SAME_FATE : 0)
}

/** Matches the spans of two traces by name, order and input; the lines stand in the order of A, with those that only B has between. */
export function align(a: SpanNode[], b: SpanNode[], input: InputOf = () => undefined): Pair[] {
  const pairs: Pair[] = []
  // Work items instead of recursion: chains of spans can be thousands deep.
  const stack: { a: SpanNode | null; b: SpanNode | null; depth: number }[] = []
  const push = (level: [SpanNode | null, SpanNode | null][], depth: number) => {
    for (let i = level.length - 1; i >= 0; i--) stack.push({ a: level[i]![0], b: level[i]![1], depth })
  }
  push(match(a, b, input), 0)
  while (stack.length > 0) {
    const at = stack.pop()!
    pairs.push({ id: at.a?.id ?? at.b!.id, ...at })
    push(match(at.a?.children ?? [], at.b?.children ?? [], input), at.depth + 1)
  }
  return pairs
}

type Match = [SpanNode | null, SpanNode | null]

/** Matches siblings. */
export function match(a: SpanNode[], b: SpanNode[], input: InputOf): Match[] {
  if (a.length === 0) return b.map((each) => [null, each])
  if (b.length === 0) return a.map((each) => [each, null])
  if (a.length === 1 && b.length === 1 && a[0]!.type === b[0]!.type) return [[a[0]!, b[0]!]]
  const ordered = a.length * b.length > MOST_COMBINED ? inOrder(a, b) : best(a, b, input)
  return renamed(crossed(ordered))
}

/** The common subsequence with the greatest likeness. */
function best(a: SpanNode[], b: SpanNode[], input: InputOf): Match[] {
  const width = b.length + 1
  const score = new Float64Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const alike = likeness(a[i]!, b[j]!, input)
      const both = alike > 0 ? alike + score[(i + 1) * width + j + 1]! : 0
      score[i * width + j] = Math.max(both, score[(i + 1) * width + j]!, score[i * width + j + 1]!)
    }
  }
  const found: Match[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const now = score[i * width + j]!
    const alike = likeness(a[i]!, b[j]!, input)
    if (alike > 0 && now === alike + score[(i + 1) * width + j + 1]!) found.push([a[i++]!, b[j++]!])
    else if (now === score[(i + 1) * width + j]!) found.push([a[i++]!, null])
    else found.push([null, b[j++]!])
  }
  while (i < a.length) found.push([a[i++]!, null])
  while (j < b.length) found.push([null, b[j++]!])
  return found
}

/** The n-th of a name with the n-th of the same name. */
function inOrder(a: SpanNode[], b: SpanNode[]): Match[] {
  const free = new Map<string, SpanNode[]>()
  for (const each of [...b].reverse()) free.set(each.name, [...(free.get(each.name) ?? []), each])
  const found = a.map((each): Match => [each, free.get(each.name)?.pop() ?? null])
  const taken = new Set(found.flatMap(([, each]) => each ?? []))
  return [...found, ...b.filter((each) => !taken.has(each)).map((each): Match => [null, each])]
}

/** Steps of one name that ran in another order, as parallel ones do, are still the same step. */
function crossed(found: Match[]): Match[] {
  const free = new Map<string, SpanNode[]>()
  for (const [a, b] of found) if (!a && b) free.set(b.name, [...(free.get(b.name) ?? []), b])
  const taken = new Set<SpanNode>()
  return found
    .map(([a, b]): Match => {
      const other = a && !b ? free.get(a.name)?.shift() : undefined
      if (other) taken.add(other)
      return [a, b ?? other ?? null]
    })
    .filter(([a, b]) => a !== null || !taken.has(b!))
}

/** A call that is named after its model is the same call with another model. */
function renamed(found: Match[]): Match[] {
  const result: Match[] = []
  for (let i = 0; i < found.length; i++) {
    const [a, b] = found[i]!
    const next = found[i + 1]
    const alone = result.at(-1)?.includes(null) !== true && found[i + 2]?.includes(null) !== true
    if (a && !b && next && !next[0] && next[1]?.type === 'llm' && a.type === 'llm' && alone) {
      result.push([a, next[1]])
      i++
    } else result.push([a, b])
  }
  return result
}
