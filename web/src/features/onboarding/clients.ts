import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentWorkspace, request } from '../../api/client'
import { workspaceStream } from '../../api/stream'
import type { Schemas } from '../../api/types'
import { uuid7 } from '../../lib/uuid7'

export type SeenClient = Schemas['SeenClient']

export const clientsQuery = () =>
  queryOptions({
    queryKey: ['clients', currentWorkspace()],
    queryFn: ({ signal }) => request('/clients', { signal }).then((answer) => answer.content),
  })

/** Asks again for what the set-up page shows when the server tells of traces, projects or clients. */
export function useArrivals(): void {
  const client = useQueryClient()
  useEffect(() => {
    const look = (...keys: string[]) => keys.forEach((key) => void client.invalidateQueries({ queryKey: key === 'project-overview' ? ['list', key] : [key] }))
    return workspaceStream().listen({
      opened: () => look('first-trace', 'projects', 'clients'),
      change: ({ traces, lists }) => {
        if (traces) look('first-trace', 'projects', 'project-overview')
        if (lists?.includes('projects')) look('projects')
        if (lists?.includes('clients')) look('clients')
      },
    })
  }, [client])
}

/** The one that the page speaks of: an SDK or an exporter before a command line, the latest before others. */
export const latestClient = (clients: SeenClient[] | undefined): SeenClient | undefined =>
  clients?.find((each) => /^(opik-|opentelemetry)/.test(each.name)) ?? clients?.[0]

export type Missing = 'nobody' | 'refused' | 'silent' | 'elsewhere'

/** What is missing until the first trace: nobody asked, somebody was refused, somebody sent nothing, or it went to another project. */
export function missing(client: SeenClient | undefined, project: string | undefined): Missing {
  if (!client) return 'nobody'
  const refused = client.last_refusal
  if (refused && refused.at >= (client.last_write_at ?? '')) return 'refused'
  if (client.last_write_at && client.last_project && project && client.last_project !== project) return 'elsewhere'
  return 'silent'
}

/** One trace, as a client would send it. */
export function sendTestTrace(project: string): Promise<void> {
  const now = Date.now()
  return request('/traces', {
    method: 'POST',
    body: {
      id: uuid7(now),
      project_name: project,
      name: 'test_trace',
      start_time: new Date(now).toISOString(),
      end_time: new Date(now + 120).toISOString(),
      input: { question: 'Is anybody there?' },
      output: { answer: 'Yes.' },
      tags: ['test'],
    },
  })
}
