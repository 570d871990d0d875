import type { Thread, Trace } from '../../api/types'
import { csvField } from '../../lib/download'
import { readTurn, type Said } from '../../lib/turn'

export const conversationJson = (thread: Thread, traces: Trace[]): string => JSON.stringify({ ...thread, turns: traces }, null, 2)

/** One line per turn: what was asked, what was answered, what it took. */
export function conversationCsv(traces: Trace[]): string {
  const lines = traces.map((trace, i) => {
    const { asked, answered } = readTurn(trace.input, trace.output)
    return [i + 1, trace.id, trace.start_time, trace.duration, trace.total_estimated_cost, words(asked), words(answered), trace.error_info?.exception_type]
      .map(csvField)
      .join(',')
  })
  return [['turn', 'trace_id', 'start_time', 'duration_ms', 'cost_usd', 'user', 'assistant', 'error'].join(','), ...lines].join('\r\n') + '\r\n'
}

/** The conversation as it reads. */
export function conversationText(name: string, traces: Trace[]): string {
  const turns = traces.map((trace, i) => {
    const { asked, answered } = readTurn(trace.input, trace.output)
    return `## ${i + 1}, ${trace.start_time}\n\n**User:** ${words(asked)}\n\n**Assistant:** ${words(answered)}\n`
  })
  return [`# ${name}\n`, ...turns].join('\n')
}

function words(said: Said): string {
  if (!said) return ''
  if ('value' in said) return JSON.stringify(said.value)
  return said.parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'media' ? `[${part.media.name}]` : '')).join('\n')
}
