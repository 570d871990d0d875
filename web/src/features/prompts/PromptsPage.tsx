import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { projectQuery } from '../../api/projects'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { LIST_KEYS, type KeyRow } from '../../components/keySheets'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { TopBar } from '../../components/TopBar'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import { fetchPrompts, type Prompt } from './api'
import { FIELDS } from './fields'
import { LastUse, RunsIn, UsageContext } from './listUsage'
import { NewPrompt } from './NewPrompt'
import './cards.css'
import './prompts.css'
import { createSnippets } from './snippets'

const PROMPT = '/$workspace/projects/$projectId/prompts/$promptId'

const KEYS: KeyRow[] = [...LIST_KEYS, [['N'], 'prompts.new']]

/** The prompt library of a project. */
export function PromptsPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const { new: creating } = useSearch({ strict: false }) as { new?: boolean }
  const navigate = useNavigate()
  const project = useQuery(projectQuery(projectId))
  const state = useListState(FIELDS)
  useLiveLists('prompts')
  const { search, ...params } = state.params
  const all = useServerList<Prompt>(['prompts', projectId, state.params], (page, size, signal) =>
    fetchPrompts(projectId, { page, size, name: search, ...params }, signal),
  )
  const identity = JSON.stringify(['prompts', projectId, state.params])
  const list = useStaying<Prompt, typeof all>(all, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk('prompts', projectId, identity, selection, state.params)
  const columns = useMemo(
    () => [
      column<Prompt>('name', { label: 'prompts.cols.name', width: '24%', sort: 'name', fixed: true }, (prompt) => (
        <Link to={PROMPT} params={{ workspace, projectId, promptId: prompt.id }} className="w5 trunc" data-testid={`prompt-row-${prompt.name}`}>
          {prompt.name}
        </Link>
      )),
      column<Prompt>('kind', { label: 'prompts.cols.type', width: 76, path: 'template_structure' }, (prompt) => <span className="t2">{t(`prompts.${prompt.template_structure}`)}</span>),
      column<Prompt>('versions', { label: 'prompts.cols.versions', width: 92, numeric: true, sort: 'version_count' }, (prompt) => (
        <>
          {f.count(prompt.version_count)}
          <span className="incard t3"> {t('prompts.versionWord', { count: prompt.version_count })}</span>
        </>
      )),
      column<Prompt>('envs', { label: 'prompts.cols.environments', width: 240, drop: 1, path: null }, (prompt, index) => <RunsIn prompt={prompt} index={index} />),
      column<Prompt>('used', { label: 'prompts.cols.lastUse', width: 92, drop: 2, path: null }, (prompt, index) => <LastUse prompt={prompt} index={index} />),
      column<Prompt>('description', { label: 'prompts.cols.description', width: '26%', drop: 1 }, (prompt) =>
        prompt.description ? <span className="t2" title={prompt.description}>{prompt.description}</span> : <span className="t3">{f.NONE}</span>,
      ),
      column<Prompt>('tags', { label: 'prompts.cols.tags', width: 160, drop: 2 }, (prompt) => <Tags tags={prompt.tags ?? []} />),
      column<Prompt>('author', { label: 'prompts.cols.author', width: 110, sort: 'last_updated_by', hidden: true }, (prompt) => <span className="t2">{prompt.last_updated_by}</span>),
      column<Prompt>('changed', { label: 'prompts.cols.changed', width: 104, sort: 'last_updated_at' }, (prompt) => (
        <time dateTime={prompt.last_updated_at} title={f.timeFull(prompt.last_updated_at)} className="t2">
          {f.time(prompt.last_updated_at)}
        </time>
      )),
      column<Prompt>('created', { label: 'prompts.cols.created', width: 104, sort: 'created_at', hidden: true }, (prompt) => f.time(prompt.created_at)),
    ],
    [t, workspace, projectId],
  )
  const create = (open: boolean) => void navigate({ to: '.', search: ((now: object) => ({ ...now, new: open || undefined })) as never, replace: !open })
  useHotkeys({ n: () => create(true) })
  const button = (
    <button className="btn primary" aria-label={`${t('prompts.newName')} N`} onClick={() => create(true)}>
      <Icon of={Plus} size={14} />
      {t('prompts.new')} <span className="kbd">N</span>
    </button>
  )
  return (
    <UsageContext value={list}>
      <TopBar title={t('nav.prompts')}>
        <KeySheet rows={KEYS} />
        {button}
      </TopBar>
      <EntityList
        id="prompts"
        name={t('nav.prompts')}
        list={list}
        state={state}
        columns={columns}
        defaultSort="-last_updated_at"
        placeholder={t('prompts.find')}
        selection={selection}
        bulk={
          <EntityBar bulk={bulk} selection={selection} total={list.total} sorting={params.sorting} tags={[...selection.rows.values()].flatMap((each) => each.tags ?? [])} warning={t('prompts.deleteText', { count: selection.count })} />
        }
        cardHeight={84}
        empty={<EmptyState title={t('prompts.emptyTitle')} text={t('prompts.emptyText')} action={button} snippets={createSnippets(project.data?.name ?? '')} />}
        onOpen={(prompt) => void navigate({ to: PROMPT, params: { workspace, projectId, promptId: prompt.id } })}
      />
      <RowJobs projectId={projectId} />
      {creating && <NewPrompt projectId={projectId} onClose={() => create(false)} onCreated={(promptId) => void navigate({ to: PROMPT, params: { workspace, projectId, promptId } })} />}
    </UsageContext>
  )
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <span className="t3">{f.NONE}</span>
  return (
    <span className="row tags" title={tags.join(', ')}>
      {tags.slice(0, 2).map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
      {tags.length > 2 && <span className="t3 fs12">+{tags.length - 2}</span>}
    </span>
  )
}
