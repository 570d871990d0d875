import { expect, test } from 'vitest'
import type { TreeColumns } from '../../api/types'
import { buildTree } from '../../lib/tree'
import { barRows } from './barRows'

/** Spans as `[name, parent]`, one second each. */
const treeOf = (...spans: [string, number][]) => {
  const names = [...new Set(spans.map(([name]) => name))]
  const all = <T>(value: (index: number) => T) => spans.map((_, index) => value(index))
  return buildTree({
    names,
    models: [],
    providers: [],
    spans: {
      id: all((index) => `s${index}`),
      name: spans.map(([name]) => names.indexOf(name)),
      parent: spans.map(([, parent]) => parent),
      type: all(() => 2),
      model: all(() => -1),
      provider: all(() => -1),
      start: all((index) => index * 1000),
      duration: all(() => 1000),
      ttft: all(() => null),
      total_tokens: all(() => null),
      prompt_tokens: all(() => null),
      completion_tokens: all(() => null),
      cost: all(() => null),
      error: all(() => 0),
    },
  } as unknown as TreeColumns)
}

const lines = (tree: ReturnType<typeof treeOf>) => barRows(tree).map(({ first, nodes }) => `${first.name}×${nodes.length}`)

test('calls of one name under one parent are a line, where the first of them is', () => {
  expect(lines(treeOf(['root', -1], ['refund', 0], ['other', 0], ['refund', 0]))).toEqual(['root×1', 'refund×2', 'other×1'])
})

test('calls under different parents stay apart, and so do those that call something', () => {
  expect(lines(treeOf(['root', -1], ['plan', 0], ['ask', 1], ['plan', 0], ['ask', 3]))).toEqual(['root×1', 'plan×1', 'ask×1', 'plan×1', 'ask×1'])
})

test('no spans are no lines', () => {
  expect(lines(treeOf())).toEqual([])
})
