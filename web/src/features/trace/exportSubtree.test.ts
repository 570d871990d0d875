import { expect, it } from 'vitest'
import type { Span, Trace } from '../../api/types'
import { csvField } from '../../lib/download'
import { buildTree } from '../../lib/tree'
import { columns } from '../../lib/tree.fixture'
import { exportCsv, subtree } from './exportSubtree'

const logged = { project_id: 'p', created_at: 's', last_updated_at: 's' }
const span = (id: string, start: string): Span => ({ ...logged, id, trace_id: 't', type: 'general', start_time: start })
const trace: Trace = { ...logged, id: 't', start_time: 's', name: 'n', span_count: 1, llm_span_count: 0, has_tool_spans: false, visibility_mode: 'default' }

it('a subtree holds the span and everything under it, by start', () => {
  const tree = buildTree(columns([
      ['a', -1, 0, 9],
      ['b', 0, 1, 2],
      ['c', 1, 2, 1],
      ['d', 0, 4, 1],
    ]))
  const ids = tree.nodes.map((node) => node.id)
  const spans = ids.map((id, i) => span(id, `2026-11-20T00:00:0${9 - i}Z`))
  expect(subtree(spans, tree, ids[1]!).map((each) => each.id)).toEqual([ids[2], ids[1]])
  expect(subtree(spans, tree, null)).toHaveLength(4)
})

it('fields are quoted where they must be and never run as formulas', () => {
  expect([csvField('a,"b"'), csvField('=1+1'), csvField(-1), csvField({ a: 1 }), csvField(undefined)]).toEqual(['"a,""b"""', "'=1+1", '-1', '"{""a"":1}"', ''])
})

it('the trace is the first line', () => {
  const lines = exportCsv(trace, [span('x', 's')]).trim().split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['id', 't', 'x'])
})
