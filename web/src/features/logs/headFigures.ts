import type { PeriodFigures } from '../../api/logs'
import * as f from '../../lib/format'

export type HeadMeasure = 'p50' | 'p90' | 'p99' | 'avg' | 'sum'

/** What the head of a column can say, in the order in which a click goes through it. */
export const MEASURES = {
  duration: ['p50', 'p90', 'p99', 'avg'],
  tokens: ['sum', 'avg'],
  cost: ['sum', 'avg'],
} as const satisfies Record<string, HeadMeasure[]>

export type Measured = keyof typeof MEASURES

export type Measures = Partial<Record<Measured, HeadMeasure>>

export interface HeadText {
  /** What it is: `p50`, `avg`, `sum`; null where the text says it. */
  measure: HeadMeasure | 'errors'
  text: string
  /** Counted in a sample. */
  about: boolean
}

export const isMeasured = (column: string): column is Measured => column in MEASURES

export const measureOf = (column: Measured, chosen: Measures): HeadMeasure => {
  const all: readonly HeadMeasure[] = MEASURES[column]
  const wanted = chosen[column]
  return wanted && all.includes(wanted) ? wanted : all[0]!
}

export function nextMeasure(column: Measured, chosen: Measures): HeadMeasure {
  const all: readonly HeadMeasure[] = MEASURES[column]
  return all[(all.indexOf(measureOf(column, chosen)) + 1) % all.length]!
}

const SCORE = 'score_'

/** The figure of a column over all rows that match; null: it has none. */
export function headText(column: string, figures: PeriodFigures, chosen: Measures): HeadText | null {
  const { count, estimated: about } = figures
  if (column === 'name') return count > 0 ? { measure: 'errors', text: f.share(figures.errors / count), about: false } : null
  if (column.startsWith(SCORE)) {
    const value = figures.feedback_scores[column.slice(SCORE.length)]
    return value === undefined ? null : { measure: 'avg', text: f.score(value), about: false }
  }
  if (!isMeasured(column)) return null
  const measure = measureOf(column, chosen)
  if (column === 'duration') {
    const value = figures[measure as 'p50' | 'p90' | 'p99' | 'avg']
    return value === undefined ? null : { measure, text: f.durationSummary(value), about: false }
  }
  const sum = column === 'cost' ? figures.cost : figures.tokens
  if (measure === 'avg') return count === 0 ? null : { measure, text: column === 'cost' ? f.cost(sum / count) : f.count(Math.round(sum / count)), about: false }
  return { measure, text: column === 'cost' ? f.costTotal(sum) : f.countShort(sum), about }
}
