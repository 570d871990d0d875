import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { runnersQuery } from './api'
import type { AgentsSearch } from './feature'

/** The agents that programs have connected, and the one that is shown. */
export function useConnected() {
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as AgentsSearch
  const runners = useQuery(runnersQuery(projectId))
  const choices = (runners.data ?? [])
    .filter((runner) => runner.type === 'endpoint' && runner.status === 'connected')
    .flatMap((runner) => runner.agents.map((agent) => ({ runner, agent })))
  return { runners, choices, chosen: choices.find(({ agent }) => agent.name === search.agent) ?? choices[0] }
}
