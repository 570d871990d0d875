import type { FeedbackScore, Span, Trace } from '../../src/api/types.ts'

/** Rows as seeds make them up: the server adds the rest. */
type Made<T extends { feedback_scores?: FeedbackScore[] }> = Omit<Partial<T>, 'feedback_scores'> & { feedback_scores?: Pick<FeedbackScore, 'name' | 'value' | 'source' | 'reason' | 'created_by'>[] }
type Run = 'id' | 'project_id' | 'start_time'

export type MadeTrace = Made<Trace> & Pick<Trace, Run>
export type MadeSpan = Made<Span> & Pick<Span, Run | 'trace_id'>
