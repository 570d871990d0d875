/** The wire, from the server's own document (`npm run types`): snake_case, absent instead of null. */
import type { Schemas } from './schema'

export type { Schemas }

export type Level = 'threads' | 'traces' | 'spans'
export type SpanType = Schemas['SpanType']

/** A page of any list: they differ in their rows alone. */
export type Page<T> = Omit<Schemas['TracePage'], 'content'> & { content: T[] }

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


type Condition = Schemas['RowFilterBody']

/** A part of a filter as the pages hold it: values are texts. A group has nothing but `any`: it holds where all conditions of one of these do. */
export type Filter = Pick<Condition, 'field' | 'operator'> & { key?: string; value: string; any?: Filter[][] }

/** Every span of a trace in columns, without payloads: docs/api-extensions.md. */
export type TreeColumns = Schemas['TraceTree']

/** What changed since the previous event of a project; zero members are left out. */
export type ChangeEvent = Schemas['Change']

/** What an event `change` of a stream tells. */
export const readChange = (message: Event): ChangeEvent => JSON.parse((message as MessageEvent<string>).data) as ChangeEvent
