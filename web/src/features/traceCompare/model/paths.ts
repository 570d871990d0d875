/** A place in two values that is not the same in both. */
export interface PathDifference {
  path: string
  a: string | undefined
  b: string | undefined
}

/** Leaves that are read of each value. */
const MOST_LEAVES = 5000

/** The places at which two values differ, by their paths: `tools[0].status`. */
export function pathDifferences(a: unknown, b: unknown): PathDifference[] {
  const before = leaves(a)
  const after = leaves(b)
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path) !== after.get(path)).map((path) => ({ path, a: before.get(path), b: after.get(path) }))
}

function leaves(value: unknown): Map<string, string> {
  const found = new Map<string, string>()
  const stack: [string, unknown][] = [['', value]]
  while (stack.length > 0 && found.size < MOST_LEAVES) {
    const [path, at] = stack.pop()!
    if (at === undefined) continue
    const members: [string, unknown][] = Array.isArray(at)
      ? at.map((each, i): [string, unknown] => [`${path}[${i}]`, each])
      : typeof at === 'object' && at !== null
        ? Object.entries(at).map(([key, each]): [string, unknown] => [path ? `${path}.${key}` : key, each])
        : []
    if (members.length > 0) stack.push(...members.reverse())
    else found.set(path, typeof at === 'string' ? at : JSON.stringify(at))
  }
  return found
}

const words = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** How alike two texts are: the share of the words of both that they have in common, 0..1, as the server counts it. */
export function wordShare(a: string, b: string): number {
  const before = words(a)
  const after = words(b)
  let common = 0
  let all = 0
  for (const [word, count] of before) {
    common += Math.min(count, after.get(word) ?? 0)
    all += count
  }
  for (const count of after.values()) all += count
  return all - common === 0 ? 1 : common / (all - common)
}
