import type { StudioDraft } from './draft'

export const METRICS = ['equals', 'levenshtein_ratio', 'numerical_similarity', 'json_schema_validator', 'geval'] as const
export type Metric = (typeof METRICS)[number]

export const isMetric = (value: string): value is Metric => METRICS.includes(value as Metric)

/** It compares the answer with a field of the row. */
export const hasReference = ({ metric, schemaFrom }: Pick<StudioDraft, 'metric' | 'schemaFrom'>): boolean =>
  metric === 'json_schema_validator' ? schemaFrom === 'field' : metric !== 'geval'

export const hasCase = (metric: Metric): boolean => metric === 'equals' || metric === 'levenshtein_ratio'

/** The parameters as the server takes them. */
export function metricParameters(draft: StudioDraft): Record<string, unknown> {
  const { metric } = draft
  if (metric === 'geval') return { task_introduction: draft.task.trim(), evaluation_criteria: draft.criteria.trim() }
  if (metric === 'json_schema_validator' && draft.schemaFrom === 'text') return { schema: readObject(draft.schema) ?? {} }
  return { reference_key: draft.reference, ...(hasCase(metric) ? { case_sensitive: draft.caseSensitive } : {}) }
}

/** An object in JSON; null: it is none. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
