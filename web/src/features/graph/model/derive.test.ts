import { describe, expect, it } from 'vitest'
import { columns } from '../../../lib/tree.fixture'
import { buildTree } from '../../../lib/tree'
import { deriveGraph, levelOf, nodeOf } from './derive'
import { END, START, type StepGraph } from './graph'

const graphOf = (rows: [string, number, number, number | null][], errors: number[] = []) => {
  const tree = buildTree(columns(rows, errors))
  return { tree, graph: deriveGraph(levelOf(tree, null), 'answer') }
}
const word = (id: string) => (id === START ? '(' : id === END ? ')' : id)
const lines = (graph: StepGraph) => graph.edges.map((edge) => `${word(edge.from)}>${word(edge.to)}${edge.count > 1 ? edge.count : ''}`)

describe('the graph of a trace', () => {
  it('leads from step to step in the order of time', () => {
    const { graph } = graphOf([['plan', -1, 0, 10], ['search', -1, 12, 10], ['answer', -1, 30, 5]])
    expect(lines(graph)).toEqual(['(>plan', 'plan>search', 'search>answer', 'answer>)'])
    expect(graph.parallel).toEqual([])
  })

  it('forks where steps overlap and meets again where the next waits for both', () => {
    const { graph } = graphOf([['plan', -1, 0, 10], ['booking', -1, 12, 20], ['policy', -1, 14, 30], ['refund', -1, 50, 5]])
    expect(lines(graph)).toEqual(['(>plan', 'plan>booking', 'plan>policy', 'booking>refund', 'policy>refund', 'refund>)'])
    expect(graph.parallel).toEqual([[['booking'], ['policy']]])
  })

  it('keeps what runs one after another beside a longer step in one lane', () => {
    const { graph } = graphOf([['long', -1, 0, 100], ['a', -1, 1, 20], ['b', -1, 30, 20], ['end', -1, 120, 5]])
    expect(graph.parallel).toEqual([[['long'], ['a', 'b']]])
    expect(lines(graph)).toEqual(['(>long', '(>a', 'a>b', 'b>end', 'long>end', 'end>)'])
  })

  it('draws calls of one name as one node with a loop, and the way back of an agent', () => {
    const { graph } = graphOf([['agent', -1, 0, 10], ['act', -1, 11, 5], ['act', -1, 20, 5], ['agent', -1, 30, 10]])
    expect(lines(graph)).toEqual(['(>agent', 'agent>act', 'act>act', 'act>agent', 'agent>)'])
    expect(graph.nodes.find((node) => node.id === 'agent')).toMatchObject({ ms: 20, inner: 0 })
  })

  it('descends through spans that only wrap the others', () => {
    const rows: [string, number, number, number | null][] = [['handle', -1, 0, 50], ['inner', 0, 1, 48], ['plan', 1, 2, 10], ['answer', 1, 20, 10]]
    const { graph, tree } = graphOf(rows)
    expect(graph.nodes.map((node) => node.label)).toEqual(['answer', 'plan', 'answer', ''])
    expect(levelOf(tree, null).parent?.name).toBe('inner')
    expect(levelOf(tree, 'gone').parent?.name).toBe('inner')
    expect(levelOf(tree, 'id-0').spans.map((span) => span.name)).toEqual(['inner'])
  })

  it('marks the way that a failure took, and leaves an open step without an end', () => {
    const { graph } = graphOf([['refund', -1, 0, 10], ['refund', -1, 12, 5], ['answer', -1, 30, null]], [0, 1])
    expect(graph.edges.filter((edge) => edge.failed).map((edge) => `${edge.from}>${edge.to}`)).toEqual(['refund>refund', 'refund>answer'])
    expect(graph.edges.some((edge) => edge.to === END)).toBe(false)
    expect(graph.nodes.find((node) => node.id === 'refund')?.failed).toBe(2)
  })

  it('counts spans without a length, at one instant, as one after another', () => {
    const { graph } = graphOf([['a', -1, 5, 0], ['b', -1, 5, 0], ['c', -1, 5, 0]])
    expect(lines(graph)).toEqual(['(>a', 'a>b', 'b>c', 'c>)'])
  })

  it('finds the node of a span that runs inside of a step', () => {
    const { graph, tree } = graphOf([['a', -1, 0, 20], ['x', 0, 1, 5], ['y', 1, 2, 1], ['b', -1, 30, 5]])
    expect(nodeOf(graph, tree, 'id-2')?.id).toBe('a')
    expect(nodeOf(graph, tree, null)).toBeNull()
    expect(graph.nodes.find((node) => node.id === 'a')?.inner).toBe(2)
  })

  it('leads every name of a wide fork on to where it meets', () => {
    const fork = Array.from({ length: 300 }, (_, i): [string, number, number, number] => [`w${i % 90}`, -1, 10 + i / 1000, 50])
    const { graph } = graphOf([['plan', -1, 0, 5], ...fork, ['answer', -1, 100, 5]])
    expect(graph.edges.filter((edge) => edge.to === 'answer')).toHaveLength(90)
    expect(graph.edges.filter((edge) => edge.to === END).map((edge) => edge.from)).toEqual(['answer'])
  })

  it('takes ten thousand steps at once in a moment', () => {
    const rows = Array.from({ length: 10_000 }, (_, i): [string, number, number, number] => [`step ${i % 20}`, -1, Math.floor(i / 100) * 10, 8])
    const { graph } = graphOf(rows)
    expect(graph.nodes).toHaveLength(22)
    expect(graph.edges.length).toBeLessThan(500)
  })
})
