import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import { iso } from '../../lib/range'
import { joined, type Mark } from './marks'

const WORDS_IN_A_CHART = 8

/** Every version of a prompt, and of the agent's configuration, that an environment of a project, or any of them, was given in the time shown. */
export function useDeployments(projectId: string, time: { from: number | undefined; to: number | undefined }, only: string | undefined, enabled: boolean): Mark[] {
  const { t } = useTranslation()
  const range = { from_time: iso(time.from), to_time: iso(time.to) }
  const found = useQuery({
    queryKey: ['prompts', currentWorkspace(), 'deployments', projectId, range],
    queryFn: ({ signal }): Promise<Schemas['DeployedVersion'][]> => request(`/projects/${projectId}/deployments`, { query: range, signal }).then(({ content }) => content),
    enabled: enabled && projectId !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const shown = (found.data ?? []).filter((each) => !only || each.environment === only)
  const named = new Set(shown.flatMap((each) => each.prompt_id ?? [])).size > 1
  const marks = shown.map((each) => {
    const version = [named ? each.prompt_name : undefined, each.version_number].filter(Boolean).join(' ')
    const environment = only ? '' : each.environment
    return { at: Date.parse(each.at), label: t(each.prompt_id ? 'chart.live' : 'chart.agentLive', { version, environment }).trim() }
  })
  return joined(marks, ((time.to ?? Date.now()) - (time.from ?? 0)) / WORDS_IN_A_CHART)
}
