import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas, Trace } from '../../api/types'

type TurnColumns = Schemas['ThreadTurns']

export interface Turn {
  index: number
  id: string
  /** The beginning of what was asked. */
  title: string
  at: string
  /** ms; null while it runs. */
  duration: number | null
  cost: number | null
  tokens: number | null
  spans: number
  tools: number
  errors: number
  scores: { name: string; value: number }[]
}

export interface Turns {
  turns: Turn[]
  /** Scores over the turns, null where a turn has none. */
  series: { name: string; value: (number | null)[] }[]
}

export const threadQuery = (projectId: string, threadId: string) =>
  queryOptions({
    queryKey: ['thread', currentWorkspace(), projectId, threadId],
    queryFn: ({ signal }) =>
      request('/traces/threads/retrieve', { method: 'POST', body: { project_id: projectId, thread_id: threadId, truncate: true }, signal }),
  })

export const turnsQuery = (projectId: string, threadId: string) =>
  queryOptions({
    queryKey: ['thread-turns', currentWorkspace(), projectId, threadId],
    queryFn: async ({ signal }) =>
      readTurns(await request('/traces/threads/turns', { query: { project_id: projectId, thread_id: threadId }, signal })),
  })

export function readTurns({ turns, scores }: TurnColumns): Turns {
  return {
    turns: turns.trace_id.map((id, index) => ({
      index,
      id,
      title: turns.input_preview[index] || turns.name[index] || '',
      at: turns.start_time[index]!,
      duration: turns.duration[index] ?? null,
      cost: turns.cost[index] ?? null,
      tokens: turns.total_tokens[index] ?? null,
      spans: turns.spans[index] ?? 0,
      tools: turns.tool_spans[index] ?? 0,
      errors: (turns.error_spans[index] ?? 0) + (turns.error_type[index] && !turns.error_spans[index] ? 1 : 0),
      scores: scores.flatMap(({ name, value }) => (value[index] == null ? [] : [{ name, value: value[index]! }])),
    })),
    series: scores,
  }
}

export const searchTurnsQuery = (projectId: string, threadId: string, text: string) =>
  queryOptions({
    queryKey: ['thread-search', currentWorkspace(), projectId, threadId, text],
    queryFn: ({ signal }) =>
      request('/traces/threads/turns/search', { query: { project_id: projectId, thread_id: threadId, text, snippets: 500 }, signal }),
    staleTime: 30_000,
  })

export const setThreadOpen = (projectId: string, threadId: string, open: boolean): Promise<void> =>
  request(`/traces/threads/${open ? 'open' : 'close'}`, { method: 'PUT', body: { project_id: projectId, thread_id: threadId } })

const AT_ONCE = 6

/** Every turn with what was said, for an export; a few at a time, in order. */
export async function fetchConversation(turns: Turn[]): Promise<Trace[]> {
  const traces: Trace[] = []
  for (let i = 0; i < turns.length; i += AT_ONCE) {
    traces.push(...(await Promise.all(turns.slice(i, i + AT_ONCE).map((turn) => request(`/traces/${turn.id}`, { query: { strip_attachments: true } })))))
  }
  return traces
}
