import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../components/PageStates'
import type { RowSource } from '../../components/table/rowSource'
import { useToast } from '../../components/Toasts'
import { environmentsQuery } from '../prompts/api'
import { EnvironmentDot } from '../prompts/EnvironmentBadges'
import { assign, unassign, type Blueprint } from './api'
import { VersionChoice } from './VersionChoice'

const USUAL = 'prod'

/** Which environment uses which version; a choice acts at once and can be taken back. */
export function Environments({ list, current }: { list: RowSource<Blueprint>; current: Blueprint }) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const known = useQuery(environmentsQuery())
  const versions = Array.from({ length: Math.min(list.rowCount, 100) }, (_, index) => list.row(index)).filter((each) => each !== undefined)
  const used = versions.flatMap((each) => each.envs ?? [])
  const names = [...new Set([USUAL, ...used, ...(current.envs ?? []), ...(known.data ?? []).map((each) => each.name)])].slice(0, 6)
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['list', 'agent-configs'] }), client.invalidateQueries({ queryKey: ['agent-configs'] })]).then(() => undefined)
  const deploy = async (environment: string, id: string, before: Blueprint | undefined) => {
    const failed = (error: unknown) => toast(t('prompts.notDeployed', { environment, reason: errorText(error) }), true)
    try {
      await assign(projectId, environment, id)
      toast(t('prompts.deployed', { environment, version: versions.find((each) => each.id === id)?.name }), false, {
        label: t('common.undo'),
        run: () => void (before ? assign(projectId, environment, before.id) : unassign(projectId, environment)).then(refresh).catch(failed),
      })
      await refresh()
    } catch (error) {
      failed(error)
    }
  }
  return (
    <ul className="cenvs" aria-label={t('prompts.environments')}>
      {names.map((name) => {
        const version = versions.find((each) => each.envs?.includes(name))
        return (
          <li key={name} className="row">
            <EnvironmentDot color={known.data?.find((each) => each.name === name)?.color} />
            <span className="w5 trunc grow">{name}</span>
            <VersionChoice list={list} chosen={version} label={t('agents.versionOf', { environment: name })} onChoose={(id) => void deploy(name, id, version)} />
          </li>
        )
      })}
    </ul>
  )
}
