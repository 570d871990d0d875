import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { DraftEntry } from '../../components/drafts/DraftEntry'
import { KeySheet } from '../../components/KeySheet'
import { type KeyRow } from '../../components/keySheets'
import { DeployQuestion } from '../../components/deploy/DeployQuestion'
import { TopBar } from '../../components/TopBar'
import { useServerList } from '../../components/table/useServerList'
import { Author } from '../../components/versions/Author'
import { VersionList, type VersionEntry } from '../../components/versions/VersionList'
import { EnvironmentBadges } from '../prompts/EnvironmentBadges'
import '../prompts/prompts.css'
import { blueprintQuery, fetchBlueprints, type Blueprint } from './api'
import './agents.css'
import { ConfigCode } from './ConfigCode'
import { Configuration } from './Configuration'
import { DeployMenu } from './DeployMenu'
import { nextName } from './draft'
import type { AgentsSearch } from './feature'
import { Playground } from './Playground'
import { RunSuite } from './RunSuite'
import { useAgentsSearch } from './useAgentsSearch'
import { useConnected } from './useConnected'
import { useDraft } from './useDraft'
import { usePromptTrials } from './usePromptTrials'

const KEYS: KeyRow[] = [
  [['⇧', '↵'], 'agents.run'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

/** Configuration versions at the left, one of them in the middle, the agent that runs with it at the right. */
export function AgentsPage() {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as AgentsSearch
  const change = useAgentsSearch()
  useLiveLists('local-runners', 'agent-configs', 'environments', 'prompts', 'experiments')
  const list = useServerList<Blueprint>(['agent-configs', projectId], (page, size, signal) => fetchBlueprints(projectId, page, size, signal))
  const newest = list.row(0)
  const asked = useQuery({ ...blueprintQuery(search.version ?? ''), enabled: search.version !== undefined && search.version !== newest?.id })
  const current = search.version === undefined || search.version === newest?.id ? newest : asked.data
  const index = current ? list.indexOf(current.id) : -1
  const compared = useQuery({ ...blueprintQuery(search.compare ?? ''), enabled: search.compare !== undefined })
  const base = search.compare ? compared.data : index >= 0 ? list.row(index + 1) : undefined
  const editing = search.edit === true
  const draft = useDraft(projectId, current, editing)
  const trials = usePromptTrials(projectId)
  const { chosen } = useConnected()
  const { content, server, state, waiting } = draft.shared
  const none = list.status !== 'pending' && list.total === 0
  const open = (blueprint: Blueprint) => change({ version: blueprint.id === newest?.id ? undefined : blueprint.id })
  const link = (blueprint: Blueprint, content: ReactNode, on: boolean) => (
    <Link to="." search={(now: object) => ({ ...now, version: blueprint.id === newest?.id ? undefined : blueprint.id })} className="w6 num" aria-current={on ? 'true' : undefined}>
      {content}
    </Link>
  )
  return (
    <>
      <TopBar title={chosen?.agent.name ?? t('nav.agents')} {...(chosen ? { parent: { label: t('nav.agents'), to: '/$workspace/projects/$projectId/agent-playground' } } : {})}>
        <KeySheet rows={KEYS} />
        {current && <ConfigCode />}
        {chosen && <RunSuite projectId={projectId} agent={chosen.agent} current={current} draft={draft} trials={trials} />}
        {current && !search.edit && <DeployMenu list={list} current={current} />}
      </TopBar>
      <div className={`p3 ag3 ${none ? 'bare' : ''}`}>
        {/* Before the versions are drawn it is known whether a draft stands on top of them. */}
        {!none && waiting && <aside className="vs" aria-label={t('versions.title')} aria-busy="true" />}
        {!none && !waiting && (
          <VersionList
            name={t('versions.title')}
            list={list}
            current={editing && content ? undefined : current?.id}
            top={content && <DraftEntry label={nextName(newest)} note={content.description} server={server} state={state} current={editing} search={{ edit: true }} />}
            base={search.edit ? undefined : base?.id}
            entry={entryOf}
            link={link}
            onOpen={open}
          />
        )}
        <Configuration list={list} current={current} base={base} draft={draft} trials={trials} />
        <Playground current={current} newest={newest} draft={draft} trials={trials} />
      </div>
      <DeployQuestion />
    </>
  )
}

const entryOf = (blueprint: Blueprint): VersionEntry => ({
  id: blueprint.id,
  label: blueprint.name ?? '',
  note: blueprint.description,
  author: <Author name={blueprint.created_by} />,
  at: blueprint.created_at,
  badges: <EnvironmentBadges names={blueprint.envs ?? []} most={1} />,
})
