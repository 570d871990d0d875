import { describe, expect, it } from 'vitest'
import { asCode, queryText } from './asCode'

const filters = [
  { field: 'duration', operator: '>', value: '1000' },
  { field: 'feedback_scores', key: 'tone of voice', operator: '<', value: '0.5' },
  { field: 'tags', operator: 'contains', value: '7' },
  { field: 'error_info', operator: 'is_not_empty', value: '' },
]
const query = { project: 'my "app"', server: 'http://localhost:5173', level: 'traces' as const, rows: { project_id: 'p', filters, search: "it's" } }

describe('the query in view as code', () => {
  it('joins filters in the language of the clients, with texts quoted and numbers bare', () => {
    expect(queryText(filters)).toBe('duration > 1000 and feedback_scores."tone of voice" < 0.5 and tags contains "7" and error_info is_not_empty')
  })
  it('is a call of the Python client', () => {
    expect(asCode('Python', query)).toContain('client.search_traces(\n    project_name="my \\"app\\"",\n    filter_string="duration > 1000')
  })
  it('is a call of the .NET client with the range', () => {
    expect(asCode('.NET', { ...query, rows: { ...query.rows, from_time: '2026-11-01T00:00:00Z' } })).toContain('FromTime = DateTimeOffset.Parse("2026-11-01T00:00:00Z"),')
  })
  it('says what clients cannot say, and leaves it out', () => {
    const group = { any: [{ field: 'name', operator: '=', value: 'a' }, { field: 'name', operator: '=', value: 'b' }] }
    const rows = { project_id: 'p', filters: [group, { field: 'environment', operator: 'in', value: 'prod,dev' }, { field: 'model', operator: '=', value: 'm' }] }
    const python = asCode('Python', { ...query, rows })
    expect(python).toContain(`# left out, clients cannot say it (curl can): ${JSON.stringify(group)}`)
    expect(python).toContain('filter_string="environment in (\\"prod\\", \\"dev\\")"')
    expect(asCode('.NET', { ...query, rows })).toContain('// left out, clients cannot say it (curl can): {"field":"model"')
    expect(asCode('curl', { ...query, rows })).toContain('{"any":[{"field":"name"')
  })
  it('is a command that a shell reads as it is meant', () => {
    expect(asCode('curl', query)).toContain(`"search":"it'\\''s"`)
  })
})
