import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Columns2, Pencil, Play, Target } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { About } from '../../components/About'
import { DeployQuestion } from '../../components/deploy/DeployQuestion'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { KeySheet } from '../../components/KeySheet'
import { type KeyRow } from '../../components/keySheets'
import { PageError, Waiting } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { sharedDraftQuery } from '../../components/drafts/useSharedDraft'
import { useServerList } from '../../components/table/useServerList'
import { Author } from '../../components/versions/Author'
import { VersionList, type VersionEntry } from '../../components/versions/VersionList'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { changePrompt, experimentsQuery, fetchByNumber, fetchVersions, promptQuery, versionQuery, type Prompt, type PromptVersion } from './api'
import { CodeTab } from './CodeTab'
import { CompareBar } from './CompareBar'
import { ContentTab } from './ContentTab'
import { DeployMenu } from './DeployMenu'
import { DiffTab } from './DiffTab'
import { DRAFT, draftSource } from './draft'
import { EditTab } from './EditTab'
import { EffectPanel } from './EffectPanel'
import { EnvironmentBadges } from './EnvironmentBadges'
import { ExperimentsTab } from './ExperimentsTab'
import { TABS, type PromptSearch } from './feature'
import { PromptDraftEntry } from './PromptDraftEntry'
import './prompts.css'
import { UsageTab } from './UsageTab'
import { useEffectOf } from './useEffectOf'
import { usePromptDraft } from './usePromptDraft'
import { usePromptSearch } from './usePromptSearch'

const KEYS: KeyRow[] = [
  [['J', 'K'], 'prompts.nextVersion'],
  [['E'], 'common.edit'],
  [['Mod', '↵'], 'prompts.saveVersion'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

/** A prompt: every version at the left, what one says in the middle, where it runs and what it did at the right. */
export function PromptPage() {
  const { t } = useTranslation()
  const { promptId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const prompt = useQuery(promptQuery(promptId))
  // Before the versions are drawn it is known whether a draft stands on top of them.
  const draft = useQuery(sharedDraftQuery(client, draftSource(promptId)))
  useLiveLists('prompts', 'experiments', 'environments')
  if (prompt.isError && !prompt.data) return <PageError error={prompt.error} gone={t('prompts.gone')} back={{ label: t('nav.prompts'), to: '/$workspace/projects/$projectId/prompts' }} />
  if (!prompt.data || draft.isPending)
    return (
      <>
        <TopBar title="…" />
        <Waiting />
      </>
    )
  return <Loaded prompt={prompt.data} key={promptId} />
}

function Loaded({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = prompt.project_id ?? '' } = useParams({ strict: false })
  const client = useQueryClient()
  const search = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const [wanted, setWanted] = useState('')
  const list = useServerList<PromptVersion>(['prompts', 'versions', prompt.id, wanted], (page, size, signal) => fetchVersions(prompt.id, page, size, wanted, signal))
  const of = usePromptDraft(prompt)
  const inDraft = of.version !== undefined && (search.activeVersionId === DRAFT || search.edit === true)
  const wantedId = search.activeVersionId === DRAFT ? undefined : search.activeVersionId
  const version = useVersion(wantedId, list.row, list.rowCount) ?? prompt.latest_version
  const previous = usePrevious(prompt, version, list)
  const [current, before] = inDraft && version ? [of.version, of.base ?? version] : [version, previous]
  const other = useVersion(search.compareVersionId, list.row, list.rowCount)
  const base = search.compareVersionId ? other : before
  const experiments = useQuery(experimentsQuery(prompt.id))
  // What was measured is of versions that were used: under the draft, that of the newest.
  const measured = useEffectOf(prompt, version, inDraft ? previous : base).b?.count
  const tab = search.tab ?? 'prompt'
  const edit = () => change({ edit: true, tab: undefined })
  const step = (by: number) => {
    const next = version && list.row(list.indexOf(version.id) + by)
    if (next) change({ activeVersionId: next.id === prompt.latest_version?.id ? undefined : next.id })
  }
  useHotkeys({ e: edit, j: () => step(1), k: () => step(-1) }, !search.edit && version !== undefined)
  const link = (version: PromptVersion, content: React.ReactNode, on: boolean) => (
    <Link
      to="."
      search={(now: object) => ({ ...now, activeVersionId: version.id === prompt.latest_version?.id ? undefined : version.id, edit: undefined })}
      className="w6 num"
      aria-current={on ? 'true' : undefined}
    >
      {content}
    </Link>
  )
  return (
    <>
      <TopBar title={prompt.name} parent={{ label: t('nav.prompts'), to: '/$workspace/projects/$projectId/prompts' }}>
        {current && !search.edit && (
          <>
            <KeySheet rows={KEYS} />
            <Link className="btn opt" to="/$workspace/projects/$projectId/playground" params={{ workspace, projectId }} search={inDraft ? { draft: prompt.id } : { version: current.id }}>
              <Icon of={Play} size={14} />
              {t('nav.playground')}
            </Link>
            <Link className="btn opt" to="/$workspace/projects/$projectId/optimizations" params={{ workspace, projectId }} search={{ new: true, ...(inDraft ? { prompt: prompt.id } : { version: current.id }) }}>
              <Icon of={Target} size={14} />
              {t('common.optimize')}
            </Link>
            <button className="btn opt" onClick={edit}>
              <Icon of={Pencil} size={14} />
              {t('common.edit')} <Kbd of="E" />
            </button>
            {!inDraft && <DeployMenu prompt={prompt} version={current} />}
          </>
        )}
      </TopBar>
      <div className="ptop">
        <nav className="tabs" aria-label={prompt.name}>
          {TABS.map((each) => (
            <Link
              key={each}
              to="."
              search={(now: object) => ({ ...now, tab: each === 'prompt' ? undefined : each, edit: undefined })}
              className={tab === each ? 'on' : ''}
              aria-current={tab === each ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              {t(`prompts.tabs.${each}`)}
              {each === 'usage' && measured !== undefined && <small>{f.countShort(measured)}</small>}
              {each === 'experiments' && experiments.data && <small>{f.countShort(experiments.data.total)}</small>}
            </Link>
          ))}
        </nav>
        <About
          name={prompt.name}
          description={prompt.description}
          tags={prompt.tags}
          onSave={async (head) => {
            await changePrompt(prompt.id, head)
            await Promise.all([client.invalidateQueries({ queryKey: ['prompts'] }), client.invalidateQueries({ queryKey: ['list', 'prompts'] })])
          }}
        />
        {current && tab === 'diff' && !search.edit ? (
          <CompareBar prompt={prompt} before={base} after={current} draft={of.version} />
        ) : current && (
          <span className="row fs12 pnow">
            <span className="t3">{t('prompts.showing')}</span>
            <b className="w6" data-testid="active-version-label">
              {inDraft ? t('drafts.versionDraft', { version: current.version_number }) : current.version_number}
            </b>
          </span>
        )}
      </div>
      <div className={`p3 ${tab === 'usage' || tab === 'experiments' ? 'two' : ''}`}>
        <VersionList
          name={t('versions.title')}
          list={list}
          current={current?.id}
          base={tab === 'diff' ? base?.id : undefined}
          onSearch={setWanted}
          top={<PromptDraftEntry prompt={prompt} of={of} current={inDraft} />}
          tools={
            <Link
              to="."
              search={(now: object) => ({ ...now, tab: 'diff', edit: undefined })}
              className="ibtn sm"
              aria-label={t('versions.compare')}
              title={t('versions.compare')}
            >
              <Icon of={Columns2} />
            </Link>
          }
          entry={entryOf}
          link={link}
          onOpen={(version) => change({ activeVersionId: version.id === prompt.latest_version?.id ? undefined : version.id, edit: undefined })}
        />
        {!current || !version ? (
          <div className="pd">
            <EditTab prompt={prompt} base={undefined} of={of} />
          </div>
        ) : search.edit ? (
          <div className="pd">
            <EditTab prompt={prompt} base={version} of={of} />
          </div>
        ) : tab === 'diff' && inDraft && of.waiting && !search.compareVersionId ? (
          <div className="pd">
            <Waiting />
          </div>
        ) : tab === 'diff' ? (
          <DiffTab prompt={prompt} before={base} after={current} experiments={experiments.data?.content ?? []} />
        ) : tab === 'usage' ? (
          <UsageTab prompt={prompt} version={version} />
        ) : tab === 'experiments' ? (
          <ExperimentsTab query={experiments} prompt={prompt} versions={list} />
        ) : tab === 'code' ? (
          <CodeTab prompt={prompt} version={version} />
        ) : (
          <ContentTab prompt={prompt} version={current} of={of} />
        )}
        {version && tab !== 'usage' && tab !== 'experiments' && <EffectPanel prompt={prompt} version={version} before={inDraft ? previous : base} />}
      </div>
      <DeployQuestion />
    </>
  )
}

const entryOf = (version: PromptVersion): VersionEntry => ({
  id: version.id,
  label: version.version_number ?? version.commit,
  note: version.change_description,
  author: <Author name={version.created_by} />,
  at: version.created_at,
  badges: <EnvironmentBadges names={version.environments ?? []} most={1} />,
})

/** A version by its id: from the list where it is loaded, else asked for. */
function useVersion(id: string | undefined, row: (index: number) => PromptVersion | undefined, rows: number): PromptVersion | undefined {
  const found = id === undefined ? undefined : Array.from({ length: Math.min(rows, 100) }, (_, index) => row(index)).find((version) => version?.id === id)
  const asked = useQuery({ ...versionQuery(id ?? ''), enabled: id !== undefined && !found })
  return found ?? (id === undefined ? undefined : asked.data)
}

/** The version before: the next in a list that is not searched, else asked for by its number. */
function usePrevious(prompt: Prompt, version: PromptVersion | undefined, list: { indexOf: (id: string) => number; row: (index: number) => PromptVersion | undefined }) {
  const number = Number(version?.version_number?.slice(1) ?? 0)
  const index = version ? list.indexOf(version.id) : -1
  const beside = index >= 0 ? list.row(index + 1) : undefined
  const right = beside?.version_number === `v${number - 1}` ? beside : undefined
  const asked = useQuery({
    queryKey: ['prompts', 'by-number', prompt.id, number - 1],
    queryFn: ({ signal }) => fetchByNumber(prompt.id, number - 1, signal),
    enabled: number > 1 && !right,
  })
  return number > 1 ? (right ?? asked.data) : undefined
}
