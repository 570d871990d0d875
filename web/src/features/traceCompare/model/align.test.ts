import { describe, expect, it } from 'vitest'
import type { Trace } from '../../../api/types'
import { columns } from '../../../lib/tree.fixture'
import { buildTree, type SpanNode } from '../../../lib/tree'
import { align, type Pair } from './align'
import { causes } from './before'
import { costDelta, differs, durationDelta, noiseOf, rolledCosts } from './noise'
import { pathDifferences, wordShare } from './paths'
import { timeShifts } from './where'

type Row = [string, number, number, number | null]
const tree = (rows: Row[], errors: number[] = []) => buildTree(columns(rows, errors))
const names = (pairs: Pair[]) => pairs.map(({ a, b, depth }) => `${'.'.repeat(depth)}${a?.name ?? '–'}|${b?.name ?? '–'}`)
const steps = (...list: string[]): Row[] => list.map((name, i) => [name, -1, i * 10, 8])

describe('two traces', () => {
  it('are matched by name and order, level by level, with what only one has between', () => {
    const a = tree([['handle', -1, 0, 100], ['plan', 0, 0, 10], ['refund', 0, 20, 10], ['refund', 0, 40, 10], ['answer', 0, 60, 10]], [2, 3])
    const b = tree([['handle', -1, 0, 90], ['plan', 0, 0, 10], ['llm', 1, 1, 5], ['refund', 0, 20, 10], ['confirm', 0, 40, 10], ['answer', 0, 60, 10]])
    expect(names(align(a.roots, b.roots))).toEqual(['handle|handle', '.plan|plan', '..–|llm', '.refund|refund', '.refund|–', '.–|confirm', '.answer|answer'])
  })

  it('tell repeated calls apart by their input', () => {
    const a = tree(steps('search', 'search', 'search'))
    const b = tree(steps('search'))
    const input = (span: SpanNode) => (span === b.nodes[0] || span === a.nodes[1] ? 'lisbon' : 'porto')
    expect(names(align(a.roots, b.roots, input))).toEqual(['search|–', 'search|search', 'search|–'])
  })

  it('keep steps together that ran in another order, and calls that are named after another model', () => {
    expect(names(align(tree(steps('a', 'b', 'c')).roots, tree(steps('b', 'a', 'c')).roots))).toEqual(['a|a', 'b|b', 'c|c'])
    const [a, b] = [tree(steps('plan', 'gpt-5', 'end')), tree(steps('plan', 'gpt-5-mini', 'end'))]
    a.nodes[1]!.type = b.nodes[1]!.type = 'llm'
    expect(names(align(a.roots, b.roots))).toEqual(['plan|plan', 'gpt-5|gpt-5-mini', 'end|end'])
  })

  it('take thousands of siblings and of levels', () => {
    const wide = tree(Array.from({ length: 3000 }, (_, i): Row => [`s${i % 7}`, -1, i, 1]))
    expect(align(wide.roots, wide.roots).every(({ a, b }) => a === b)).toBe(true)
    const deep = tree(Array.from({ length: 5000 }, (_, i): Row => ['s', i - 1, 0, 10]))
    expect(align(deep.roots, deep.roots)).toHaveLength(5000)
  })
})

describe('a difference', () => {
  const pair = (a: number, b: number): Pair => {
    const [left, right] = [tree([['answer', -1, 0, a]]), tree([['answer', -1, 0, b]])]
    return align(left.roots, right.roots)[0]!
  }
  const noise = noiseOf([{ name: 'answer', count: 200, sample: 1, duration: { p50: 1000, p95: 1300, p99: 2000 } }])

  it('counts only beyond the noise of the name', () => {
    expect(durationDelta(pair(1000, 1250), noise)).toEqual({ value: 250, beyond: false })
    expect(durationDelta(pair(1000, 1350), noise)).toEqual({ value: 350, beyond: true })
    expect(durationDelta(pair(1000, 1150), noiseOf([]))).toEqual({ value: 150, beyond: true })
    expect([differs(pair(1000, 1100), noise), differs(pair(1000, 2000), noise)]).toEqual([false, true])
  })

  it('in cost is that of a step with all that runs inside of it', () => {
    const paid = (usd: number) => {
      const own = tree([['handle', -1, 0, 10], ['plan', 0, 1, 5], ['llm', 1, 2, 1]])
      own.nodes[2]!.cost = usd
      return own
    }
    const [a, b] = [paid(0.02), paid(0.03)]
    const costs = new Map([...rolledCosts(a).entries()].map(([id, usd]) => [`a${id}`, usd]))
    const later = rolledCosts(b)
    const first = align(a.roots, b.roots)[0]!
    const costOf = (span: SpanNode) => (a.nodes.includes(span) ? costs.get(`a${span.id}`) : later.get(span.id))
    expect(costDelta(first, noiseOf([]), costOf)).toMatchObject({ beyond: true })
    expect(costOf(first.a!)).toBe(0.02)
  })

  it('is found in payloads by its path', () => {
    expect(pathDifferences({ tools: [{ status: 'Timeout' }], n: 1 }, { tools: [{ status: 'done' }, 'confirm'], n: 1 })).toEqual([
      { path: 'tools[0].status', a: 'Timeout', b: 'done' },
      { path: 'tools[1]', a: undefined, b: 'confirm' },
    ])
    expect([wordShare('where is my refund', 'Where is my refund now?'), wordShare('', '')]).toEqual([0.8, 1])
  })

  it('is explained by what was different before', () => {
    const trace = (more: Partial<Trace>) => ({ id: 'x', name: 'handle', ...more }) as Trace
    const prompts = (version: string) => ({ opik_prompts: [{ name: 'concierge', version: { version_number: version } }], release: `r${version}`, deep: { a: version } })
    const a = tree([['refund', -1, 0, 10]], [0])
    const b = tree([['refund', -1, 0, 10]])
    const found = causes(trace({ tags: ['vip', 'refund'], metadata: prompts('v14') }), trace({ tags: ['refund'], metadata: prompts('v13') }), align(a.roots, b.roots))
    expect(found).toEqual([
      { kind: 'prompt', name: 'concierge', a: 'v14', b: 'v13' },
      { kind: 'failed', name: 'refund', a: true, b: false },
      { kind: 'tag', name: 'vip', a: true, b: false },
      { kind: 'metadata', name: 'release', a: 'rv14', b: 'rv13' },
    ])
  })

  it('in time is shared out among steps', () => {
    const a = tree([['refund', -1, 0, 200], ['refund', -1, 210, 50], ['answer', -1, 300, 100], ['x', -1, 0, 5]])
    const b = tree([['refund', -1, 0, 60], ['confirm', -1, 70, 14], ['answer', -1, 300, 120], ['x', -1, 0, 5]])
    const { shifts, others, rest } = timeShifts(a.roots, b.roots, -151, 3)
    expect(shifts.map(({ name, ms }) => [name, ms])).toEqual([['refund', -190], ['answer', 20], ['confirm', 14]])
    expect([others, rest]).toEqual([1, 5])
  })
})
