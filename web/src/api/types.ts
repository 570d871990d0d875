/** The wire, from the server's own document (`npm run types`): snake_case, absent instead of null. */
import type { Schemas } from './schema'

export type { Schemas }

export type Level = 'threads' | 'traces' | 'spans'
export type SpanType = Schemas['SpanType']

export interface Page<T> {
  page: number
  size: number
  total: number
  content: T[]
  sortable_by?: string[]
  total_estimated?: boolean
}

export type ErrorInfo = Schemas['LoggedError']
export type FeedbackScore = Schemas['FeedbackScore']
export type Comment = Schemas['Comment']
export type Trace = Schemas['Trace']
export type Span = Schemas['Span']
export type Thread = Schemas['Thread']
export type Percentiles = Schemas['Percentiles']
export type Project = Schemas['Project']
export type ProjectStats = Schemas['ProjectSummary']
export type Stat = Schemas['Stat']
export type MetricSeries = Schemas['Series']
export type KpiMetric = Schemas['KpiCard']


export interface Filter {
  field: string
  operator: string
  key?: string
  value: string
  /** A group has nothing else: it holds where all conditions of one of these do. */
  any?: Filter[][]
}

/** Every span of a trace in columns, without payloads: docs/api-extensions.md. */
export type TreeColumns = Schemas['TraceTree']

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
