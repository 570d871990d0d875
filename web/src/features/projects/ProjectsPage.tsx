import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import type { ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete, withoutRows } from '../../components/list/useDeferredDelete'
import { BulkBar } from '../../components/list/BulkBar'
import { useListState, type ListState } from '../../components/list/useListState'
import { usePageActions } from '../../components/palette/pageActions'
import { useSelection } from '../../components/table/useSelection'
import { TopBar } from '../../components/TopBar'
import { FirstTrace } from '../onboarding/FirstTrace'
import { projectColumns } from './columns'
import { CompareButton } from './CompareButton'
import { usePins } from './usePins'
import { ProjectDialog } from './ProjectDialog'
import './projects.css'
import { RANGES, whichOf, type ProjectsSearch } from './ranges'
import { scoreNames } from './scoreNames'
import { Totals } from './Totals'
import { useOverview } from './useOverview'
import { WhichProjects } from './WhichProjects'

const NO_FIELDS: never[] = []
const VIEW_ALSO = ['range', 'alerting', 'pinned']
const ALL = { alerting: undefined, pinned: undefined }

/** Every project with its traffic, errors, speed and cost in a range. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const address = useSearch({ strict: false }) as ProjectsSearch
  const { range = '24h' } = address
  const which = whichOf(address)
  const state = useListState(NO_FIELDS)
  const { list: loaded, totals } = useOverview(RANGES[range], which, state)
  // What clears the search and the filters of a list shows all projects again.
  const listState = useMemo<ListState>(
    () => ({ ...state, change: (next, replace) => state.change('search' in next && 'filters' in next ? { ...ALL, ...next } : next, replace) }),
    [state],
  )
  const { hidden, remove } = useDeferredDelete('project-overview', (ids) => request('/projects/delete', { method: 'POST', body: { ids } }))
  const [edited, setEdited] = useState<ProjectOverview | 'new' | null>(null)
  const list = useMemo(() => withoutRows(loaded, hidden), [loaded, hidden])
  const selection = useSelection(list, '')
  const pins = usePins()

  const topCost = totals?.top_cost ?? 0
  const scores = useMemo(() => scoreNames(loaded.head), [loaded.head])
  const columns = useMemo(
    () => projectColumns(t, { workspace, topCost, scores }, { pins, onEdit: setEdited, onDelete: (project) => remove([project.id], t('projects.deleted', { name: project.name })) }),
    [t, workspace, topCost, scores, pins, remove],
  )
  usePageActions([{ id: 'new-project', label: t('projects.new'), icon: Plus, run: () => setEdited('new') }])

  return (
    <>
      <TopBar title={t('projects.title')}>
        <KeySheet rows={[[['J', 'K'], 'next'], [['X'], 'select'], [['↵'], 'open'], [['P'], 'projects.pinKey'], [['/'], 'filter'], [['⇧D'], 'density'], [['['], 'side'], [['?'], 'sheet']]} />
        <CompareButton list={list} ticked={[...selection.ids]} range={range} />
        <button className="btn primary" onClick={() => setEdited('new')}>
          <Icon of={Plus} size={14} />
          {t('projects.new')}
        </button>
      </TopBar>
      {list.status !== 'error' && totals?.projects !== 0 && <Totals totals={totals} range={t(`projects.ranges.${range}`)} />}
      <EntityList
        id="projects"
        viewAlso={VIEW_ALSO}
        name={t('projects.title')}
        list={list}
        state={listState}
        columns={columns}
        defaultSort="-last_trace_at"
        density="roomy"
        selection={selection}
        bulk={
          <BulkBar selection={selection}>
            <CompareButton list={list} ticked={selection.all ? list.head.flatMap(({ id }) => (selection.has(id) ? id : [])) : [...selection.ids]} range={range} small />
          </BulkBar>
        }
        rowKey={{ key: 'P', label: t('projects.pinKey'), run: pins.toggle }}
        cardHeight={84}
        placeholder={t('projects.find')}
        narrowed={which !== 'all'}
        allView={t('projects.standardView')}
        lead={<WhichProjects which={which} totals={totals} />}
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
