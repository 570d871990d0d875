import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { BarChart3, Download, Layers } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useLiveLists } from '../../../api/lists'
import { EmptyState } from '../../../components/EmptyState'
import { Icon } from '../../../components/Icon'
import { KeySheet } from '../../../components/KeySheet'
import { LIST_KEYS } from '../../../components/keySheets'
import { EntityList } from '../../../components/list/EntityList'
import { useListState } from '../../../components/list/useListState'
import { usePageActions } from '../../../components/palette/pageActions'
import type { RowSource } from '../../../components/table/rowSource'
import { useSelection } from '../../../components/table/useSelection'
import { useHeadSwitch } from '../../../components/table/useHeadSwitch'
import { useServerList } from '../../../components/table/useServerList'
import { TopBar } from '../../../components/TopBar'
import { saveFrom } from '../../../lib/download'
import { filtersParam } from '../../../lib/filters'
import { store, stored } from '../../../lib/storage'
import { useMedia } from '../../../lib/useMedia'
import { datasetNamesQuery, experimentsFile, fetchExperiments, scoreNamesQuery } from '../api'
import type { ExperimentsSearch } from '../search'
import { useRunningLive } from '../useRunningLive'
import { useStaying } from '../../rows/bulk/leaving'
import { RowJobs } from '../../rows/bulk/RowJobs'
import { useEntityBulk } from '../../rows/bulk/useEntityBulk'
import { Bulk } from './Bulk'
import { configKeys, experimentColumns } from './columns'
import { listFields, wireFilters } from './fields'
import { GroupMenu } from './GroupMenu'
import { experimentRow, type GroupRow, type ListRow } from './rows'
import { ScoreChart } from './ScoreChart'
import { NewExperiment } from './NewExperiment'
import { snippets } from './snippets'
import { tickedExperiments } from './tickedExperiments'
import { useGroupedList } from './useGroupedList'
import { useHeadMeans } from './useHeadMeans'
import './experiments.css'

const NONE: string[] = []
const VIEW_ALSO = ['groups']

/** The experiments of a project: scores over time, groups, and from here to their comparison. */
export function ExperimentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as ExperimentsSearch
  const groups = search.groups ?? NONE
  const expanded = search.expanded ?? NONE
  const [chart, setChart] = useState(() => stored('experiments-chart', true))
  useLiveLists('experiments')

  const datasets = useQuery(datasetNamesQuery(projectId))
  const fields = useMemo(() => listFields(datasets.data?.map(({ name }) => name) ?? []), [datasets.data])
  const state = useListState(fields)
  const filters = useMemo(() => wireFilters(search.filters, datasets.data ?? []), [search.filters, datasets.data])
  // What a named dataset is has to be known first.
  const ready = !datasets.isPending || !search.filters?.some(({ field }) => field === 'dataset')
  const sorting = state.params.sorting
  const params = useMemo(
    () => ({ project_id: projectId, name: search.search, filters: filtersParam(filters), sorting }),
    [projectId, search.search, filters, sorting],
  )
  const loaded = useServerList(
    ['experiments', params],
    useCallback(
      async (page, size, signal) => {
        const found = await fetchExperiments(params, page, size, signal)
        return { ...found, content: found.content.map((each): ListRow => experimentRow(each)) }
      },
      [params],
    ),
    { enabled: ready },
  )
  const identity = JSON.stringify(['experiments', params, groups])
  const flat = useStaying<ListRow, typeof loaded>(loaded, identity)
  const grouped = useGroupedList(params, filters, ready ? groups : NONE, expanded)
  const list: RowSource<ListRow> = ready && groups.length > 0 && (flat.total > 0 || flat.status !== 'success') ? grouped.list : flat
  const known = useMemo(() => flat.head.flatMap((row) => (row.kind === 'experiment' ? [row.experiment] : [])), [flat.head])
  useRunningLive(projectId, known.some((each) => each.status === 'running'))

  const change = (next: Partial<ExperimentsSearch>, replace = false) => void navigate({ to: '.', search: ((now: ExperimentsSearch) => ({ ...now, ...next })) as never, replace, resetScroll: false })
  const toggle = (row: GroupRow) => change({ expanded: row.open ? expanded.filter((path) => path !== row.id) : [...expanded, row.id] }, true)
  const scoreNames = useQuery(scoreNamesQuery(projectId))
  const scores = scoreNames.data
  const config = useMemo(() => configKeys(known), [known])
  const columns = experimentColumns(projectId, scores ?? [], config, known.some((each) => each.pass_rate !== undefined), t, toggle).filter(
    // The group says it already, and its name needs the room.
    (each) => each.id !== 'dataset' || !groups.includes('dataset_id'),
  )
  const selection = useSelection(list, identity)
  const ticked = tickedExperiments(selection, list, flat)
  const bulk = useEntityBulk('experiments', projectId, identity, ticked.selection, { filters: params.filters, search: params.name })

  const phone = useMedia('(max-width: 720px)')
  const heads = useHeadSwitch('experiments')
  const headMean = useHeadMeans(params, heads.on && !phone, flat.status === 'success', flat.total)
  const open = (row: ListRow) => {
    if (row.kind === 'group') toggle(row)
    else if (row.kind === 'more') grouped.more(row.path)
    else
      void navigate({
        to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
        params: ((now: object) => ({ ...now, projectId, datasetId: row.experiment.dataset_id })) as never,
        search: { experiments: [row.experiment.id] },
      })
  }
  const file = experimentsFile(params)
  usePageActions([
    { id: 'experiments.export', label: t('experiments.exportAll', { count: flat.total }), icon: Download, run: () => saveFrom(file) },
    ...(groups.includes('dataset_id')
      ? []
      : [{ id: 'experiments.group', label: `${t('experiments.groupBy')}: ${t('experiments.dataset')}`, icon: Layers, run: () => change({ groups: [...groups, 'dataset_id'] }) }]),
  ])
  return (
    <>
      <TopBar title={t('experiments.title')}>
        {/* Without any, the page itself says how. */}
        {flat.total > 0 && <NewExperiment />}
        <button
          className="ibtn"
          aria-pressed={chart}
          aria-label={t(chart ? 'experiments.foldChart' : 'experiments.showChart')}
          title={t(chart ? 'experiments.foldChart' : 'experiments.showChart')}
          onClick={() => {
            store('experiments-chart', !chart)
            setChart(!chart)
          }}
        >
          <Icon of={BarChart3} />
        </button>
        <span className="opt">
          <KeySheet rows={LIST_KEYS} />
        </span>
      </TopBar>
      {chart && <ScoreChart experiments={known} pending={flat.status === 'pending'} groups={groups} score={search.score} projectId={projectId} onScore={(score) => change({ score }, true)} />}
      <EntityList
        id="experiments"
        viewAlso={VIEW_ALSO}
        name={t('experiments.title')}
        list={list}
        state={state}
        columns={columns}
        columnsPending={scoreNames.isPending}
        defaultSort="-created_at"
        placeholder={t('experiments.search')}
        selection={selection}
        heads={{ switch: heads, figureOf: headMean }}
        rowClass={(row) => (row.kind === 'group' ? 'grouprow' : '')}
        onOpen={open}
        bulk={ticked.selection.count > 0 && <Bulk bulk={bulk} ticked={ticked} total={flat.total} projectId={projectId} sorting={sorting} />}
        tools={
          <>
            <GroupMenu groups={groups} config={config} onChange={(next) => change({ groups: next.length > 0 ? next : undefined, expanded: undefined })} />
            <a className="ibtn" href={file} download aria-label={t('experiments.exportAll', { count: flat.total })} title={t('experiments.exportAll', { count: flat.total })}>
              <Icon of={Download} />
            </a>
          </>
        }
        empty={
          <EmptyState
            title={t('experiments.emptyTitle')}
            text={t('experiments.emptyText')}
            snippets={snippets}
            action={
              <Link className="btn primary" to={'/$workspace/projects/$projectId/datasets' as never} params={((now: object) => now) as never}>
                {t('experiments.emptyAction')}
              </Link>
            }
          />
        }
      />
      <RowJobs projectId={projectId} />
    </>
  )
}
