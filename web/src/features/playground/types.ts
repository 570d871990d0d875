/** A variant as it is edited: a prompt, a model and how it is asked. */
export interface Variant {
  /** Tells variants apart while they move. */
  key: string
  /** The prompt of the library that it came from. */
  prompt?: { id: string; name: string; structure: 'text' | 'chat'; versionId: string; version: string; template: string }
  model: string
  /** Messages as JSON, as the library writes them. */
  template: string
  /** Members of the request beside model and messages: `temperature`, `max_completion_tokens`. */
  params: Record<string, unknown>
  /** Definitions of tools as JSON; empty: none. */
  tools: string
  /** Schema of the answer as JSON; empty: free text. */
  schema: string
}

export interface DatasetChoice {
  id: string
  name: string
  /** A version that was chosen; the latest without it. */
  versionId?: string
  version?: string
}

/** Everything on the page that somebody has typed; kept by the server. */
export interface Draft {
  variants: Variant[]
  source: 'manual' | 'dataset'
  dataset?: DatasetChoice
  /** Only items that have this text or tag; all without them. */
  contains?: string
  tag?: string
  /** Rows of the dataset at most; all without it. */
  limit?: number
  /** Values by hand: a set for each row. */
  rows: Record<string, string>[]
  /** Path in an item by variable, where somebody has said it. */
  mapping: Record<string, string>
  rules: string[]
  concurrency: number
  callsPerMinute?: number
}

export type RunState = 'running' | 'completed' | 'stopped' | 'failed'

export interface RunVariant {
  name?: string
  model: string
  messages: unknown[]
  configs: Record<string, unknown>
  prompt_version_id?: string
  experiment_id?: string
  done: number
  failed: number
  cost?: number
  duration?: number
  prompt_tokens: number
  completion_tokens: number
  scores?: Record<string, number>
  pass_rate?: number
}

export interface Run {
  id: string
  project_id: string
  state: RunState
  error?: string
  created_at: string
  created_by?: string
  ended_at?: string
  dataset_id?: string
  dataset_name?: string
  dataset_version?: string
  filters?: string
  mapping?: Record<string, string>
  rule_ids?: string[]
  rows: number
  available_rows: number
  cells: number
  done: number
  failed: number
  cost?: number
  concurrency: number
  calls_per_minute?: number
  variants: RunVariant[]
}

export interface Cell {
  position: number
  variant: number
  state: 'waiting' | 'done' | 'failed'
  attempt: number
  trace_id?: string
  output?: string
  error?: string
  duration?: number
  ttft?: number
  cost?: number
  prompt_tokens?: number
  completion_tokens?: number
  scores?: { name: string; value: number; reason?: string }[]
}

export interface Row {
  position: number
  item_id: string
  number: number
  data: Record<string, unknown>
  cells: Cell[]
}

export interface Estimate {
  rows: number
  available_rows: number
  calls: number
  sampled: number
  filled: Record<string, number>
  cost?: number
  is_partial: boolean
}

/** A piece of an answer that is on its way. */
export interface Piece {
  position: number
  variant: number
  text: string
  start: number
  pieces: number
  elapsed: number
}
