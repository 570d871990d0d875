import type { TreeColumns } from '../api/types'

/** Columns for tests out of [name, parent, start, duration]; ids are `id-0`, `id-1`, ... */
export function columns(rows: [string, number, number, number | null][], errors: number[] = []): TreeColumns {
  const none = rows.map(() => null)
  return {
    trace_id: 'trace',
    project_id: 'project',
    start_time: '2026-11-20T14:31:58.204Z',
    names: rows.map((row) => row[0]),
    models: [],
    providers: [],
    spans: {
      id: rows.map((_, i) => `id-${i}`),
      parent: rows.map((row) => row[1]),
      name: rows.map((_, i) => i),
      type: rows.map(() => 0),
      start: rows.map((row) => row[2]),
      duration: rows.map((row) => row[3]),
      model: rows.map(() => -1),
      provider: rows.map(() => -1),
      prompt_tokens: none,
      completion_tokens: none,
      total_tokens: none,
      cost: none,
      error: rows.map((_, i) => (errors.includes(i) ? 1 : 0)),
      internal: rows.map(() => 0),
      ttft: none,
    },
  }
}
