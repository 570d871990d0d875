import type { Level } from '../../api/types'
import type { Field } from '../../lib/filters'

/** A field of Logs and the levels that have it. */
export interface LogField extends Field {
  levels: Level[]
}

const RUNS: Level[] = ['traces', 'spans']
const ALL: Level[] = ['threads', 'traces', 'spans']

export const FIELDS: LogField[] = [
  { field: 'name', kind: 'text', levels: RUNS, words: ['name'] },
  { field: 'input', kind: 'text', levels: RUNS, words: ['input'] },
  { field: 'output', kind: 'text', levels: RUNS, words: ['output'] },
  { field: 'duration', kind: 'duration', levels: ALL, words: ['duration', 'latency'] },
  { field: 'usage.total_tokens', kind: 'number', levels: RUNS, words: ['tokens'] },
  { field: 'total_estimated_cost', kind: 'cost', levels: RUNS, words: ['cost'] },
  { field: 'tags', kind: 'list', levels: ALL, words: ['tag', 'tags'] },
  { field: 'error_info', kind: 'error', levels: RUNS, words: ['error'] },
  { field: 'error_type', kind: 'text', levels: RUNS, words: ['error_type'] },
  { field: 'feedback_scores', kind: 'score', levels: ALL, words: ['score'] },
  { field: 'environment', kind: 'choice', levels: ALL, words: ['environment', 'env'] },
  { field: 'start_time', kind: 'time', levels: ALL, words: ['start', 'time'] },
  { field: 'source', kind: 'choice', levels: ALL, words: ['source'], operators: ['=', '!='], choices: ['sdk', 'playground', 'experiment', 'optimization', 'evaluator'] },
  { field: 'thread_id', kind: 'text', levels: ['traces'], words: ['thread'] },
  { field: 'metadata', kind: 'path', levels: RUNS, words: ['metadata'] },
  { field: 'model', kind: 'text', levels: ['spans'], words: ['model'] },
  { field: 'provider', kind: 'text', levels: ['spans'], words: ['provider'] },
  { field: 'type', kind: 'choice', levels: ['spans'], words: ['type'], choices: ['general', 'llm', 'tool', 'guardrail'] },
  { field: 'trace_id', kind: 'text', levels: ['spans'], words: ['trace'] },
  { field: 'id', kind: 'text', levels: ALL, words: ['id'] },
  { field: 'number_of_messages', kind: 'number', levels: ['threads'], words: ['messages'] },
  { field: 'status', kind: 'choice', levels: ['threads'], words: ['status'], choices: ['active', 'inactive'] },
]

export const fieldsOf = (level: Level): Field[] => FIELDS.filter((field) => field.levels.includes(level))
