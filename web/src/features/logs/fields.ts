import type { Level } from '../../api/types'
import { EMPTY, type Field } from '../../lib/filters'

/** A field of Logs and the levels that have it. */
export interface LogField extends Field {
  levels: Level[]
}

// The server takes lists for texts and numbers of logs only.
const SOME = ['in', 'not_in']
const WORDS = ['contains', 'not_contains', '=', '!=', 'starts_with', 'ends_with']
const TEXT = [...WORDS, ...SOME, ...EMPTY]
const EXACT = ['=', '!=', ...SOME, 'contains', 'not_contains', 'starts_with', 'ends_with']
const OPTIONAL = [...EXACT, ...EMPTY]
const ORDER = ['>', '<', '>=', '<=']
const COUNT = [...ORDER, '=', '!=', ...SOME]
const NUMBER = [...COUNT, ...EMPTY]
const MEMBER = ['=', '!=', ...SOME, ...EMPTY]
const PATH = ['contains', '=', '!=', '>', '<', ...SOME, ...EMPTY]

const RUNS: Level[] = ['traces', 'spans']
const ALL: Level[] = ['threads', 'traces', 'spans']

export const FIELDS: LogField[] = [
  { field: 'name', kind: 'text', levels: RUNS, words: ['name'], operators: TEXT },
  { field: 'input', kind: 'text', levels: RUNS, words: ['input'], operators: TEXT },
  { field: 'output', kind: 'text', levels: RUNS, words: ['output'], operators: TEXT },
  { field: 'duration', kind: 'duration', levels: ALL, words: ['duration', 'latency'] },
  { field: 'usage.total_tokens', kind: 'number', levels: ALL, words: ['tokens'], operators: NUMBER },
  { field: 'usage.prompt_tokens', kind: 'number', levels: ALL, words: ['input_tokens', 'prompt_tokens'], operators: NUMBER },
  { field: 'usage.completion_tokens', kind: 'number', levels: ALL, words: ['output_tokens', 'completion_tokens'], operators: NUMBER },
  { field: 'total_estimated_cost', kind: 'cost', levels: ALL, words: ['cost'] },
  { field: 'llm_span_count', kind: 'count', levels: ['traces'], words: ['llm_calls'], operators: COUNT },
  { field: 'span_count', kind: 'count', levels: ['traces'], words: ['span_count'], operators: COUNT },
  { field: 'tags', kind: 'list', levels: ALL, words: ['tag', 'tags'] },
  { field: 'error_info', kind: 'error', levels: RUNS, words: ['error'] },
  { field: 'error_type', kind: 'text', levels: RUNS, words: ['error_type'], operators: TEXT },
  { field: 'feedback_scores', kind: 'score', levels: ALL, words: ['score'], operators: NUMBER },
  { field: 'span_feedback_scores', kind: 'score', levels: ['traces'], words: ['span_score'], operators: [...ORDER, '=', '!=', ...EMPTY] },
  { field: 'guardrails', kind: 'choice', levels: ['traces'], words: ['guardrails'], operators: ['=', '!='], choices: ['passed', 'failed'] },
  { field: 'environment', kind: 'choice', levels: ALL, words: ['environment', 'env'], operators: MEMBER },
  { field: 'start_time', kind: 'time', levels: ALL, words: ['start', 'time'] },
  { field: 'end_time', kind: 'time', levels: ALL, words: ['end'] },
  { field: 'created_at', kind: 'time', levels: ALL, words: ['created'] },
  { field: 'source', kind: 'choice', levels: ALL, words: ['source'], operators: ['=', '!='], choices: ['sdk', 'playground', 'experiment', 'optimization', 'evaluator'] },
  { field: 'thread_id', kind: 'text', levels: ['traces'], words: ['thread'], operators: OPTIONAL },
  { field: 'annotation_queue_ids', kind: 'list', levels: ['threads', 'traces'], words: ['queue'], named: true },
  { field: 'experiment_ids', kind: 'choice', levels: ['traces'], words: ['experiment'], operators: SOME, named: true },
  { field: 'metadata', kind: 'path', levels: RUNS, words: ['metadata'], operators: PATH },
  { field: 'input_json', kind: 'path', levels: RUNS, words: ['input_json'], operators: PATH },
  { field: 'output_json', kind: 'path', levels: RUNS, words: ['output_json'], operators: PATH },
  { field: 'model', kind: 'text', levels: RUNS, words: ['model'], operators: OPTIONAL },
  { field: 'provider', kind: 'text', levels: RUNS, words: ['provider'], operators: OPTIONAL },
  { field: 'type', kind: 'choice', levels: ['spans'], words: ['type'], choices: ['general', 'llm', 'tool', 'guardrail'] },
  { field: 'trace_id', kind: 'text', levels: ['spans'], words: ['trace'], operators: EXACT },
  { field: 'id', kind: 'text', levels: ALL, words: ['id'], operators: EXACT },
  { field: 'first_message', kind: 'text', levels: ['threads'], words: ['first'], operators: TEXT },
  { field: 'last_message', kind: 'text', levels: ['threads'], words: ['last'], operators: TEXT },
  { field: 'number_of_messages', kind: 'count', levels: ['threads'], words: ['messages'], operators: COUNT },
  { field: 'status', kind: 'choice', levels: ['threads'], words: ['status'], choices: ['active', 'inactive'] },
]

export const fieldsOf = (level: Level): Field[] => FIELDS.filter((field) => field.levels.includes(level))
