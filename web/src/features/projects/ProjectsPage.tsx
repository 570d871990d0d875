import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { workspaceStream } from '../../api/stream'
import { overviewQuery, type ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import { useListState } from '../../components/list/useListState'
import { usePageActions } from '../../components/palette/pageActions'
import { useLoadedList } from '../../components/table/useLoadedList'
import { TopBar } from '../../components/TopBar'
import { FirstTrace } from '../onboarding/FirstTrace'
import { projectColumns } from './columns'
import { ProjectDialog } from './ProjectDialog'
import './projects.css'
import { RANGES, readRange } from './ranges'
import { sortProjects } from './sortProjects'
import { Totals } from './Totals'

const REFRESH_MS = 5000
const NO_FIELDS: never[] = []

/** Every project with its traffic, errors, speed and cost in a range. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const range = readRange((useSearch({ strict: false }) as { range?: string }).range) ?? '24h'
  const state = useListState(NO_FIELDS)
  const overview = useQuery({ ...overviewQuery(RANGES[range]), placeholderData: keepPreviousData })
  useFreshOverview()
  const removal = useDeferredDelete('project-overview', (ids) => request('/projects/delete', { method: 'POST', body: { ids } }))
  const [edited, setEdited] = useState<ProjectOverview | 'new' | null>(null)

  const all = overview.data?.content
  const { search, sort } = state
  const shown = useMemo(() => {
    const text = search?.toLowerCase() ?? ''
    const found = all?.filter((project) => !removal.hidden.has(project.id) && (project.name.toLowerCase().includes(text) || project.description?.toLowerCase().includes(text)))
    return found && sortProjects(found, sort ?? '-last')
  }, [all, removal.hidden, search, sort])
  const list = useLoadedList(shown, overview)
  const topCost = Math.max(0, ...(all ?? []).map((project) => project.cost))
  const { remove } = removal
  const columns = useMemo(
    () => projectColumns(t, workspace, topCost, { onEdit: setEdited, onDelete: (project) => remove([project.id], t('projects.deleted', { name: project.name })) }),
    [t, workspace, topCost, remove],
  )
  usePageActions([{ id: 'new-project', label: t('projects.new'), icon: Plus, run: () => setEdited('new') }])

  return (
    <>
      <TopBar title={t('projects.title')}>
        <KeySheet rows={[[['J', 'K'], 'next'], [['↵'], 'open'], [['/'], 'filter'], [['⇧D'], 'density'], [['['], 'side'], [['?'], 'sheet']]} />
        <button className="btn primary" onClick={() => setEdited('new')}>
          <Icon of={Plus} size={14} />
          {t('projects.new')}
        </button>
      </TopBar>
      {(overview.isPending || (all && all.length > 0)) && <Totals projects={all} total={overview.data?.total ?? 0} range={t(`projects.ranges.${range}`)} />}
      <EntityList
        id="projects"
        name={t('projects.title')}
        list={list}
        state={state}
        columns={columns}
        defaultSort="-last"
        density="roomy"
        placeholder={t('projects.find')}
        cardHeight={78}
        empty={<FirstTrace />}
        tools={
          <div className="seg sm" role="group" aria-label={t('logs.range')}>
            {(Object.keys(RANGES) as (keyof typeof RANGES)[]).map((each) => (
              <button
                key={each}
                className={each === range ? 'on' : ''}
                aria-pressed={each === range}
                onClick={() => void navigate({ to: '.', search: ((now: object) => ({ ...now, range: each === '24h' ? undefined : each })) as never })}
              >
                {t(`projects.ranges.${each}`)}
              </button>
            ))}
          </div>
        }
        onOpen={(project) => void navigate({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId: project.id } })}
      />
      {edited && <ProjectDialog project={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

/** Asks again when the server tells of traces or projects, not more often than every five seconds. */
function useFreshOverview(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = workspaceStream().listen({
      change: ({ traces, lists }) => {
        if (!traces && !lists?.includes('projects')) return
        timer ??= setTimeout(() => {
          timer = undefined
          if (!document.hidden) void client.invalidateQueries({ queryKey: ['project-overview'] })
        }, REFRESH_MS)
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client])
}
