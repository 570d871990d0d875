/** The wire as this interface reads it: snake_case, absent instead of null. */

export type Level = 'threads' | 'traces' | 'spans'
export type SpanType = 'general' | 'llm' | 'tool' | 'guardrail'

export interface Page<T> {
  page: number
  size: number
  total: number
  content: T[]
  sortable_by?: string[]
  total_estimated?: boolean
}

export interface ErrorInfo {
  exception_type: string
  message?: string
  traceback?: string
}

export interface FeedbackScore {
  name: string
  value: number
  category_name?: string
  reason?: string
  source: 'ui' | 'sdk' | 'online_scoring'
  created_by?: string
  last_updated_at?: string
  value_by_author?: Record<string, { value: number; reason?: string; category_name?: string; source: string }>
}

export interface Comment {
  id: string
  text: string
  created_at?: string
  created_by?: string
}

interface Run {
  id: string
  project_id: string
  name?: string
  start_time: string
  end_time?: string
  duration?: number
  ttft?: number
  input?: unknown
  output?: unknown
  input_preview?: string
  output_preview?: string
  metadata?: unknown
  tags?: string[]
  error_info?: ErrorInfo
  usage?: Record<string, number>
  total_estimated_cost?: number
  feedback_scores?: FeedbackScore[]
  comments?: Comment[]
  source?: string
  environment?: string
  /** Values at chosen paths of the payloads, in previews. */
  values?: Record<string, string | number | boolean>
  created_at?: string
  created_by?: string
}

export interface Trace extends Run {
  span_count?: number
  /** Of its spans; there only when asked for. */
  models?: string[]
  llm_span_count?: number
  has_tool_spans?: boolean
  providers?: string[]
  thread_id?: string
  span_feedback_scores?: FeedbackScore[]
}

export interface Span extends Run {
  trace_id: string
  parent_span_id?: string
  type?: SpanType
  model?: string
  provider?: string
}

export interface Thread {
  id: string
  project_id: string
  thread_model_id: string
  start_time?: string
  end_time?: string
  duration?: number
  first_message?: unknown
  last_message?: unknown
  number_of_messages?: number
  total_estimated_cost?: number
  usage?: Record<string, number>
  status?: 'active' | 'inactive'
  tags?: string[]
  feedback_scores?: FeedbackScore[]
  environment?: string
  last_updated_at?: string
}

export interface Percentiles {
  p50: number
  p90: number
  p99: number
}

export interface Project {
  id: string
  name: string
  description?: string
  created_at?: string
  last_updated_at?: string
  last_updated_trace_at?: string
}

export interface ProjectStats {
  project_id: string
  duration?: Percentiles
  total_estimated_cost?: number
  total_estimated_cost_sum?: number
  usage?: Record<string, number>
  trace_count?: number
  thread_count?: number
  error_count?: { count: number; deviation?: number; deviation_percentage?: number }
  feedback_scores?: { name: string; value: number }[]
}

export interface Stat {
  name: string
  type: 'COUNT' | 'PERCENTAGE' | 'AVG'
  value: number | Percentiles
}

export interface MetricSeries {
  name: string
  data: { time: string; value?: number | null }[]
}

export interface KpiMetric {
  type: 'count' | 'errors' | 'avg_duration' | 'total_cost'
  current_value?: number | null
  previous_value?: number | null
}


export interface Filter {
  field: string
  operator: string
  key?: string
  value: string
  /** A group has nothing else: it holds where all conditions of one of these do. */
  any?: Filter[][]
}

/** Every span of a trace in columns, without payloads: docs/api-extensions.md. */
export interface TreeColumns {
  trace_id: string
  project_id: string
  start_time: string
  names: string[]
  models: string[]
  providers: string[]
  spans: {
    id: string[]
    parent: number[]
    name: number[]
    type: number[]
    start: number[]
    duration: (number | null)[]
    model: number[]
    provider: number[]
    prompt_tokens: (number | null)[]
    completion_tokens: (number | null)[]
    total_tokens: (number | null)[]
    cost: (number | null)[]
    error: number[]
    /** Absent from older servers. */
    internal?: number[]
    ttft: (number | null)[]
  }
}

/** What changed since the previous event of a project; zero members are left out. */
export interface ChangeEvent {
  traces?: number
  spans?: number
  threads?: number
  scores?: number
  /** Other lists that changed, as in their paths. */
  lists?: string[]
  at: string
}
