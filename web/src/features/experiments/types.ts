import type { Comment, FeedbackScore, Page, Percentiles } from '../../api/types'

export interface NamedValue {
  name: string
  value: number
}

export interface PromptLink {
  id: string
  prompt_id?: string
  prompt_name?: string
  commit?: string
}

export interface Experiment {
  id: string
  name: string
  dataset_id: string
  dataset_name?: string
  project_id?: string
  project_name?: string
  metadata?: Record<string, unknown>
  tags?: string[]
  type?: string
  evaluation_method?: string
  status?: 'running' | 'completed' | 'cancelled' | 'failed'
  finished_at?: string
  trace_count?: number
  dataset_item_count?: number
  feedback_scores?: NamedValue[]
  experiment_scores?: NamedValue[]
  duration?: Percentiles
  total_estimated_cost?: number
  total_estimated_cost_avg?: number
  usage?: Record<string, number>
  comments?: Comment[]
  pass_rate?: number
  passed_count?: number
  total_count?: number
  assertion_scores?: NamedValue[]
  prompt_versions?: PromptLink[]
  dataset_version_id?: string
  dataset_version_summary?: { id: string; version_hash?: string; version_name?: string }
  created_at?: string
  created_by?: string
}

export interface Aggregations {
  experiment_count: number
  trace_count: number
  total_estimated_cost?: number
  total_estimated_cost_avg?: number
  duration?: Percentiles
  feedback_scores?: NamedValue[]
  experiment_scores?: NamedValue[]
  pass_rate_avg?: number
}

export interface GroupNode {
  label: string
  aggregations?: Aggregations
  groups?: Record<string, GroupNode>
}

export interface AssertionResult {
  value: string
  passed: boolean
  reason?: string
}

/** One run of a dataset item in an experiment. */
export interface Run {
  id: string
  experiment_id: string
  dataset_item_id: string
  trace_id: string
  project_id?: string
  input?: unknown
  output?: unknown
  input_preview?: string
  output_preview?: string
  feedback_scores?: FeedbackScore[]
  comments?: Comment[]
  total_estimated_cost?: number
  duration?: number
  usage?: Record<string, number>
  assertion_results?: AssertionResult[]
  status?: 'passed' | 'failed'
}

export type Verdict = 'regression' | 'improvement' | 'same' | 'unknown'

export interface Change {
  value?: number
  runs: number
  deviation?: number
  difference?: number
  verdict: Verdict
}

/** A dataset item and its runs. */
export interface ComparedItem {
  id: string
  dataset_item_id?: string
  data: Record<string, unknown>
  description?: string
  tags?: string[]
  experiment_items: Run[]
  run_summaries_by_experiment?: Record<string, { passed_runs: number; total_runs: number; status: 'passed' | 'failed' }>
  changes?: Record<string, Change>
}

export interface ChangeCounts {
  all: number
  regressions: number
  improvements: number
  differ: number
}

export interface ComparedPage extends Page<ComparedItem> {
  columns?: { name: string; types?: string[] }[]
  change_counts?: ChangeCounts
}

export interface Bins {
  from: number
  to: number
  counts: number[]
}

export interface Difference {
  pairs: number
  mean?: number
  low?: number
  high?: number
  significant: boolean
  won: number
  lost: number
  tied: number
  bins?: Bins
}

export interface MetricOfExperiment {
  experiment_id: string
  count: number
  mean?: number
  deviation?: number
  p50?: number
  p95?: number
  /** Mean standard deviation of the runs of one item. */
  run_deviation?: number
  bins?: Bins
  difference?: Difference
}

export type MetricKind = 'score' | 'passed' | 'assertion' | 'duration' | 'cost' | 'tokens'
export type { Polarity } from '../../api/definitions'
import type { Polarity } from '../../api/definitions'

export interface Metric {
  metric: string
  kind: MetricKind
  name?: string
  polarity: Polarity
  noise: number
  noise_is_share: boolean
  experiments: MetricOfExperiment[]
}

/** docs/api-extensions.md, "Comparison with a baseline". */
export interface Summary {
  baseline: string
  items: number
  shared_items: number
  metrics: Metric[]
}
