import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { hintOf } from './hint'
import type { WidgetConfig } from './model'

const t = ((key: string, values?: Record<string, unknown>) => (values ? `${key} ${Object.values(values).join(' ')}` : key)) as unknown as TFunction
const hint = (config: WidgetConfig, series: object[] = []) => hintOf(config, { step_ms: 1_800_000, series: series as never }, t)

describe('what stands beside the title of a card', () => {
  it('is the unit with the step that was drawn', () => {
    expect(hint({ metricType: 'COST' })).toBe('$ dashboards.per 30\u00a0min')
    expect(hint({ metricType: 'TOKEN_USAGE' })).toBe('dashboards.per 30\u00a0min')
    expect(hint({ metricType: 'SPAN_ERROR_RATE' })).toBe('dashboards.shareOf.spans')
  })
  it('says what it is split by too', () => {
    expect(hint({ metricType: 'SPAN_COST', breakdown: { field: 'model' } })).toBe('$ dashboards.per 30\u00a0min, dashboards.by dashboards.fields.model')
  })
  it('is how many rows a ranking adds up to', () => {
    const lines = [
      { measure: 'errors', group: 'A', total: 12, values: [] },
      { measure: 'errors', others: true, total: 3, values: [] },
      { measure: 'count', group: 'A', total: 99, values: [] },
    ]
    expect(hint({ metricType: 'TRACE_ERRORS', chartType: 'list', breakdown: { field: 'error_type' } }, lines)).toBe('dashboards.rows.traces 15 15')
  })
})
