import { describe, expect, it } from 'vitest'
import { columns } from '../../../lib/tree.fixture'
import { buildTree } from '../../../lib/tree'
import { withDefinition } from './define'
import { deriveGraph, levelOf } from './derive'
import { fold, MOST_NODES } from './fold'
import { END, START } from './graph'
import { layout } from './layout'
import { readMermaid } from './mermaid'
import { neighbour } from './neighbour'
import { routeOf, spreadOf } from './route'

const graphOf = (rows: [string, number, number, number | null][]) => {
  const tree = buildTree(columns(rows))
  return { tree, graph: deriveGraph(levelOf(tree, null), 'answer') }
}

const FORK: [string, number, number, number][] = [['plan', -1, 0, 10], ['booking', -1, 12, 20], ['policy', -1, 14, 30], ['refund', -1, 50, 5]]

describe('the drawing of a graph', () => {
  it('goes top to bottom, with what overlapped side by side in a box', () => {
    const drawn = layout(graphOf(FORK).graph)
    const at = (id: string) => drawn.placed.get(id)!
    expect([START, 'plan', 'booking', 'refund', END].map((id) => at(id).layer)).toEqual([0, 1, 2, 3, 4])
    expect(at('booking').y).toBe(at('policy').y)
    expect(at('booking').x).toBeLessThan(at('policy').x)
    const [box] = drawn.boxes
    expect(box!.x).toBeLessThan(at('booking').x - at('booking').width / 2)
    expect(box!.y + box!.height).toBeLessThan(at('refund').y)
  })

  it('never lays one node over another', () => {
    const rows = Array.from({ length: 40 }, (_, i): [string, number, number, number] => [`s${i}`, -1, Math.floor(i / 7) * 100, i % 7 === 0 ? 90 : 40])
    const all = [...layout(graphOf(rows).graph).placed.values()]
    for (const a of all)
      for (const b of all) {
        if (a === b) continue
        expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= Math.min(a.height, b.height), `${a.node.id} over ${b.node.id}`).toBe(true)
      }
  })

  it('leads loops back at the right and gives every line a way', () => {
    const { graph } = graphOf([['agent', -1, 0, 10], ['act', -1, 11, 5], ['act', -1, 20, 5], ['agent', -1, 30, 10]])
    const drawn = layout(graph)
    expect([...drawn.back]).toEqual(['act\nact', 'act\nagent'])
    const spread = spreadOf(graph.edges, drawn)
    for (const edge of graph.edges) expect(routeOf(edge, drawn, spread)?.path).not.toMatch(/NaN|undefined/)
  })

  it('is walked by arrow keys', () => {
    const { graph } = graphOf(FORK)
    const drawn = layout(graph)
    expect(neighbour(graph, drawn, 'plan', 'down')).toBe('booking')
    expect(neighbour(graph, drawn, 'booking', 'right')).toBe('policy')
    expect(neighbour(graph, drawn, 'refund', 'up')).toBe('booking')
    expect(neighbour(graph, drawn, START, 'up')).toBeNull()
  })

  it('folds more than sixty nodes, and opens what is asked for', () => {
    const { graph } = graphOf(Array.from({ length: 200 }, (_, i): [string, number, number, number] => [`s${i}`, -1, i * 10, 8]))
    const folded = fold(graph, new Set())
    expect(folded.nodes.length).toBeLessThanOrEqual(MOST_NODES)
    expect(folded.nodes.reduce((sum, node) => sum + node.spans.length, 0)).toBe(200)
    const first = folded.nodes.find((node) => node.kind === 'fold')!
    const opened = fold(graph, new Set([first.id]))
    expect(opened.nodes.map((node) => node.id)).toContain(first.members![0]!.id)
  })

  it('opens a long fold into shorter ones', () => {
    const { graph } = graphOf(Array.from({ length: 5000 }, (_, i): [string, number, number, number] => [`s${i}`, -1, i * 10, 8]))
    const first = fold(graph, new Set()).nodes.find((node) => node.kind === 'fold')!
    const opened = fold(graph, new Set([first.id]))
    expect(opened.nodes.length).toBeLessThanOrEqual(MOST_NODES)
    expect(opened.nodes.filter((node) => node.kind === 'fold').length).toBeGreaterThan(20)
    const second = opened.nodes.find((node) => node.kind === 'fold' && node.spans.length < first.spans.length)!
    expect(fold(graph, new Set([first.id, second.id])).nodes.map((node) => node.kind)).toContain('step')
  })
})

describe('a logged definition', () => {
  const LANGGRAPH = '---\nconfig:\n  flowchart:\n    curve: linear\n---\ngraph TD;\n\t__start__([<p>__start__</p>]):::first\n\tagent(agent)\n\tact(act)\n\t__end__([<p>__end__</p>]):::last\n\t__start__ --> agent;\n\tact --> agent;\n\tagent -.-> __end__;\n\tagent -.-> act;\n\tclassDef default fill:#f2f0ff,line-height:1.2\n'

  it('is read as LangGraph and ADK write it', () => {
    const read = readMermaid(LANGGRAPH)!
    expect([...read.nodes]).toEqual([['__start__', '__start__'], ['agent', 'agent'], ['act', 'act'], ['__end__', '__end__']])
    expect(read.edges.map((edge) => `${edge.from}>${edge.to}`)).toEqual(['__start__>agent', 'act>agent', 'agent>__end__', 'agent>act'])
    const adk = readMermaid('flowchart LR\nclock_agent["clock_agent"]\nclock_agent --> get_time\nstyle clock_agent fill:#b3e0ff')!
    expect([...adk.nodes.keys()]).toEqual(['clock_agent', 'get_time'])
  })

  it('is read with texts on lines, several nodes at once, and chains', () => {
    const read = readMermaid('graph TD; a["Plan; then"] -- yes --> b{Ask?}; b -->|no| c & d; c ==> e --> f')!
    expect(read.nodes.get('a')).toBe('Plan; then')
    expect(read.nodes.get('b')).toBe('Ask?')
    expect(read.edges).toEqual([
      { from: 'a', to: 'b', label: 'yes' },
      { from: 'b', to: 'c', label: 'no' },
      { from: 'b', to: 'd', label: 'no' },
      { from: 'c', to: 'e', label: '' },
      { from: 'e', to: 'f', label: '' },
    ])
    expect(readMermaid('sequenceDiagram\nA->>B: hi')).toBeNull()
  })

  it('adds the steps and lines that were not run, and nothing else', () => {
    const { graph, tree } = graphOf([['agent', -1, 0, 10]])
    const added = withDefinition(graph, readMermaid(LANGGRAPH)!, tree)
    expect(added.nodes.map((node) => node.kind)).toEqual(['start', 'step', 'defined', 'end'])
    expect(added.edges.filter((edge) => edge.kind === 'defined').map((edge) => `${edge.from}>${edge.to}`)).toEqual(['act>agent', 'agent>act'])
    const both = graphOf([['agent', -1, 0, 10], ['act', -1, 11, 5], ['agent', -1, 20, 5]])
    expect(withDefinition(both.graph, readMermaid(LANGGRAPH)!, both.tree).edges.some((edge) => edge.kind === 'defined')).toBe(false)
  })

  it('knows the node of a span by what its client says', () => {
    const { graph, tree } = graphOf([['execute_tool get_time', -1, 0, 10]])
    const adk = readMermaid('flowchart LR\nclock["Clock"] --> get_time["Tell the time"]')!
    const added = withDefinition(graph, adk, tree, new Map([['id-0', 'get_time'], ['elsewhere', 'clock']]))
    expect(added.nodes.map((node) => `${node.kind} ${node.label}`)).toEqual(['start answer', 'step Tell the time', 'end '])
  })

  it('names steps by its texts', () => {
    const { graph, tree } = graphOf([['n1', -1, 0, 10]])
    expect(withDefinition(graph, readMermaid('graph TD; n1[Look up the booking] --> n2[Refund]')!, tree).nodes.map((node) => node.label)).toEqual(['answer', 'Look up the booking', 'Refund', ''])
  })
})
