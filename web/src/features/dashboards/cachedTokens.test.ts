import { describe, expect, it } from 'vitest'
import { withCached } from './cachedTokens'
import { measuresOf } from './metrics'
import type { Line } from './series'

const line = (measure: string, values: (number | null)[], total: number): Line => ({ key: measure, measure, values, total })
const openai = 'tokens.original_usage.prompt_tokens_details.cached_tokens'
const anthropic = 'tokens.original_usage.cache_read_input_tokens'

describe('cached tokens', () => {
  it('are a part of the input, whoever counted them', () => {
    const lines = withCached([line('tokens.prompt_tokens', [100, null, 40], 140), line('tokens.completion_tokens', [10, null, 4], 14), line(openai, [60, 0, 0], 60), line(anthropic, [0, 0, 30], 30)])
    expect(lines.map(({ measure, values, total }) => [measure, values, total])).toEqual([
      ['tokens.cached_tokens', [60, null, 30], 90],
      ['tokens.prompt_tokens', [40, null, 10], 50],
      ['tokens.completion_tokens', [10, null, 4], 14],
    ])
  })
  it('never make more of the input than it was', () => {
    expect(withCached([line('tokens.prompt_tokens', [5], 5), line(anthropic, [50], 50)]).map((each) => each.values)).toEqual([[5], [0]])
  })
  it('have no line where nothing was cached', () => {
    expect(withCached([line('tokens.prompt_tokens', [5], 5), line(openai, [0], 0)]).map((each) => each.measure)).toEqual(['tokens.prompt_tokens'])
  })
  it('are asked for unless the tokens are split', () => {
    expect(measuresOf({ metricType: 'TOKEN_USAGE' })).toContain(openai)
    expect(measuresOf({ metricType: 'TOKEN_USAGE', breakdown: { field: 'model' } })).toEqual(['tokens'])
  })
})
