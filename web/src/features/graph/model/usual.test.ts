import { describe, expect, it } from 'vitest'
import { columns } from '../../../lib/tree.fixture'
import { buildTree } from '../../../lib/tree'
import { deriveGraph, levelOf } from './derive'
import { layout } from './layout'
import { withUsual, type Usual, type UsualStep } from './usual'

const graphOf = (rows: [string, number, number, number | null][]) => deriveGraph(levelOf(buildTree(columns(rows)), null), 'answer')
const step = (name: string, runs: number, next: [string | null, number][]): UsualStep => ({
  name,
  type: 'tool',
  runs,
  calls: runs,
  errors: 0,
  duration: 10,
  next: next.map(([each, count]) => ({ name: each, calls: count, on_error: 0, runs: count })),
})
const usual = (...steps: UsualStep[]): Usual => ({ runs: 100, steps })
const REFUND = graphOf([['refund', -1, 0, 10], ['answer', -1, 20, 10]])

describe('the usual path', () => {
  it('shows the step that most other runs took next, and where it leads', () => {
    const graph = withUsual(REFUND, usual(step('refund', 100, [['confirm', 81], ['answer', 19]]), step('confirm', 81, [['answer', 81]]), step('answer', 100, [[null, 100]])))
    expect(graph.nodes.map((node) => `${node.kind} ${node.label}`)).toEqual(['start answer', 'step refund', 'step answer', 'usual confirm', 'end '])
    expect(graph.edges.filter((edge) => edge.kind === 'usual').map((edge) => [edge.from, edge.to, edge.share])).toEqual([
      ['refund', 'confirm', 0.81],
      ['confirm', 'answer', undefined],
    ])
    const drawn = layout(graph)
    expect(drawn.placed.get('confirm')!.layer).toBe(2)
    expect(drawn.placed.get('answer')!.layer).toBe(3)
    expect(drawn.placed.get('confirm')!.x).toBeLessThan(drawn.placed.get('answer')!.x)
  })

  it('is silent where this run went the usual way, few runs are known, or none is usual', () => {
    for (const known of [
      usual(step('refund', 100, [['answer', 90]])),
      usual(step('refund', 4, [['confirm', 4]])),
      usual(step('refund', 100, [['confirm', 40], ['answer', 30], ['other', 30]])),
      usual(step('refund', 100, [[null, 90]])),
    ])
      expect(withUsual(REFUND, known)).toEqual(REFUND)
  })

  it('draws only the line where the usual step ran elsewhere', () => {
    const graph = withUsual(graphOf([['plan', -1, 0, 10], ['search', -1, 20, 10], ['answer', -1, 40, 10]]), usual(step('plan', 50, [['answer', 50]])))
    expect(graph.nodes).toHaveLength(5)
    expect(graph.edges.at(-1)).toMatchObject({ from: 'plan', to: 'answer', kind: 'usual', share: 1 })
  })
})
