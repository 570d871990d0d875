import type { Level } from '../../api/types'
import type { Field } from '../../lib/filters'

/** A field of Logs and the levels that have it. */
export interface LogField extends Field {
  levels: Level[]
}

// The server takes lists for texts and numbers of logs only.
const SOME = ['in', 'not_in']
const TEXT = ['contains', 'not_contains', '=', '!=', 'starts_with', 'ends_with', ...SOME]
const EXACT = ['=', '!=', ...SOME, 'contains', 'not_contains', 'starts_with', 'ends_with']
const NUMBER = ['>', '<', '>=', '<=', '=', ...SOME]
const SCORE = [...NUMBER, 'is_empty', 'is_not_empty']
const PATH = ['contains', '=', '!=', '>', '<', ...SOME, 'is_empty', 'is_not_empty']

const RUNS: Level[] = ['traces', 'spans']
const ALL: Level[] = ['threads', 'traces', 'spans']

export const FIELDS: LogField[] = [
  { field: 'name', kind: 'text', levels: RUNS, words: ['name'], operators: TEXT },
  { field: 'input', kind: 'text', levels: RUNS, words: ['input'] },
  { field: 'output', kind: 'text', levels: RUNS, words: ['output'] },
  { field: 'duration', kind: 'duration', levels: ALL, words: ['duration', 'latency'] },
  { field: 'usage.total_tokens', kind: 'number', levels: RUNS, words: ['tokens'], operators: NUMBER },
  { field: 'total_estimated_cost', kind: 'cost', levels: RUNS, words: ['cost'] },
  { field: 'tags', kind: 'list', levels: ALL, words: ['tag', 'tags'] },
  { field: 'error_info', kind: 'error', levels: RUNS, words: ['error'] },
  { field: 'error_type', kind: 'text', levels: RUNS, words: ['error_type'], operators: TEXT },
  { field: 'feedback_scores', kind: 'score', levels: ALL, words: ['score'], operators: SCORE },
  { field: 'environment', kind: 'choice', levels: ALL, words: ['environment', 'env'] },
  { field: 'start_time', kind: 'time', levels: ALL, words: ['start', 'time'] },
  { field: 'source', kind: 'choice', levels: ALL, words: ['source'], operators: ['=', '!='], choices: ['sdk', 'playground', 'experiment', 'optimization', 'evaluator'] },
  { field: 'thread_id', kind: 'text', levels: ['traces'], words: ['thread'], operators: EXACT },
  { field: 'metadata', kind: 'path', levels: RUNS, words: ['metadata'], operators: PATH },
  { field: 'model', kind: 'text', levels: RUNS, words: ['model'], operators: EXACT },
  { field: 'provider', kind: 'text', levels: RUNS, words: ['provider'], operators: EXACT },
  { field: 'type', kind: 'choice', levels: ['spans'], words: ['type'], choices: ['general', 'llm', 'tool', 'guardrail'] },
  { field: 'trace_id', kind: 'text', levels: ['spans'], words: ['trace'], operators: EXACT },
  { field: 'id', kind: 'text', levels: ALL, words: ['id'], operators: EXACT },
  { field: 'number_of_messages', kind: 'number', levels: ['threads'], words: ['messages'], operators: NUMBER },
  { field: 'status', kind: 'choice', levels: ['threads'], words: ['status'], choices: ['active', 'inactive'] },
]

export const fieldsOf = (level: Level): Field[] => FIELDS.filter((field) => field.levels.includes(level))
