import type { Schemas } from '../../../api/types'
import { uuid7 } from '../../../lib/uuid7'
import type { SampleCase } from './cases'

interface SampleTrace {
  id: string
  sample: SampleCase
  start: number
  duration: number
  failed: boolean
}

/** A search and a call of a model; where the search failed there is no call. */
export function spansOf(project: string, { id, sample, start, duration, failed }: SampleTrace): Schemas['SpanWriteBody'][] {
  const split = Math.round(duration * 0.35)
  const iso = (at: number) => new Date(at).toISOString()
  const search: Schemas['SpanWriteBody'] = {
    id: uuid7(start),
    trace_id: id,
    project_name: project,
    name: 'search_knowledge',
    type: 'tool',
    start_time: iso(start + 20),
    end_time: iso(start + split),
    input: { query: sample.question },
    ...(failed ? { error_info: { exception_type: 'TimeoutError', message: 'The search did not answer within 2 s', traceback: 'search_knowledge' } } : { output: { found: sample.found } }),
  }
  if (failed) return [search]
  const tokens = { prompt_tokens: 220 + sample.question.length, completion_tokens: 20 + Math.round(sample.answer.length / 3) }
  return [
    search,
    {
      id: uuid7(start),
      trace_id: id,
      project_name: project,
      name: 'gpt-5-mini',
      type: 'llm',
      model: 'gpt-5-mini',
      provider: 'openai',
      start_time: iso(start + split),
      end_time: iso(start + duration - 10),
      usage: { ...tokens, total_tokens: tokens.prompt_tokens + tokens.completion_tokens },
      input: {
        messages: [
          { role: 'system', content: 'You help guests. Answer in one sentence.' },
          { role: 'user', content: `${sample.found}\n\n${sample.question}` },
        ],
      },
      output: { choices: [{ message: { role: 'assistant', content: sample.answer }, finish_reason: 'stop' }] },
    },
  ]
}
