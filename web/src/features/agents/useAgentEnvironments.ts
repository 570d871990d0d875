import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { useErrorText } from '../../components/PageStates'
import type { RowSource } from '../../components/table/rowSource'
import { useToast } from '../../components/Toasts'
import { mayDeploy } from '../../components/deploy/askToDeploy'
import { environmentsQuery } from '../prompts/api'
import { assign, deployedQuery, liveQuery, unassign, type Blueprint, type Deployed } from './api'

const USUAL = 'prod'

/** Versions that are known already; what is not among them is asked for. */
export type Listed = Pick<RowSource<Blueprint>, 'head' | 'total'>

export interface AgentEnvironment {
  name: string
  color: string | undefined
  version: Blueprint | undefined
  /** Since when it is used, and who said so. */
  given: Deployed | undefined
  /** It is given every new version, and takes no other. */
  follows: boolean
}

/** Every environment with the version that it uses, and how another comes to be used; that can be taken back. */
export function useAgentEnvironments(list: Listed, current: Blueprint) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const known = useQuery(environmentsQuery())
  const { head } = list
  const names = [...new Set([USUAL, ...head.flatMap((each) => each.envs ?? []), ...(current.envs ?? []), ...(known.data ?? []).map((each) => each.name)])]
  const listed = (name: string) => head.find((each) => each.envs?.includes(name))
  // What is older than the first page is asked for by the environment.
  const older = list.total > head.length ? names.filter((name) => !listed(name)) : []
  const asked = useQueries({ queries: older.map((name) => liveQuery(projectId, name)) })
  const deployed = useQuery(deployedQuery(projectId))
  const environments: AgentEnvironment[] = names.map((name) => {
    const version = listed(name) ?? asked[older.indexOf(name)]?.data ?? undefined
    const last = deployed.data?.get(name.toLowerCase())
    const environment = known.data?.find((each) => each.name.toLowerCase() === name.toLowerCase())
    return { name, color: environment?.color, version, given: last?.version_id === version?.id ? last : undefined, follows: environment?.follows_newest ?? false }
  })
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['list', 'agent-configs'] }), client.invalidateQueries({ queryKey: ['agent-configs'] }), client.invalidateQueries({ queryKey: ['experiments', currentWorkspace(), 'gates'] })]).then(() => undefined)
  const deploy = async ({ name: environment, version: before }: AgentEnvironment, to: Blueprint) => {
    const failed = (error: unknown) => toast(t('prompts.notDeployed', { environment, reason: errorText(error) }), true)
    try {
      if (!(await mayDeploy(client, [environment], { blueprint_id: to.id }, to.name))) return
      await assign(projectId, environment, to.id)
      toast(t('prompts.deployed', { environment, version: to.name }), false, {
        label: t('common.undo'),
        run: () => void (before ? assign(projectId, environment, before.id) : unassign(projectId, environment)).then(refresh).catch(failed),
      })
      await refresh()
    } catch (error) {
      failed(error)
    }
  }
  return { environments, deploy }
}
