import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { projectQuery } from '../../api/projects'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { TopBar } from '../../components/TopBar'
import { filtersParam } from '../../lib/filters'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import { fetchDatasets, type Dataset, type DatasetKind } from './api'
import './datasets.css'
import { DATASET_FIELDS } from './fields'
import { NewDataset } from './NewDataset'
import { fillSnippets } from './snippets'
import { Tags } from './Tags'
import { ExportLines } from './transfers/ExportLines'
import { ExportMenu } from './transfers/ExportMenu'

export const DatasetsPage = () => <ListPage kind="dataset" />
export const SuitesPage = () => <ListPage kind="evaluation_suite" />

const TO = {
  dataset: '/$workspace/projects/$projectId/datasets/$datasetId/items',
  evaluation_suite: '/$workspace/projects/$projectId/test-suites/$datasetId/items',
} as const

/** Datasets, or test suites, of a project. */
function ListPage({ kind }: { kind: DatasetKind }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const { new: creating } = useSearch({ strict: false }) as { new?: boolean }
  const navigate = useNavigate()
  const project = useQuery(projectQuery(projectId))
  const state = useListState(DATASET_FIELDS)
  useLiveLists('datasets', 'experiments')
  const { sorting } = state.params
  const filters = filtersParam([...(state.filters ?? []), { field: 'type', operator: '=', value: kind }])
  const loaded = useServerList<Dataset>(['datasets', projectId, kind, state.params], (page, size, signal) =>
    fetchDatasets(projectId, { page, size, name: state.search, filters, sorting }, signal),
  )
  const identity = JSON.stringify([kind, projectId, state.params])
  const list = useStaying<Dataset, typeof loaded>(loaded, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk('datasets', projectId, identity, selection, { filters, search: state.search })
  const columns = useMemo(
    () => [
      column<Dataset>('name', { label: 'datasets.cols.name', width: '26%', sort: 'name', fixed: true }, (row) => (
        <Link to={TO[kind]} params={{ workspace, projectId, datasetId: row.id }} className="w5 trunc">
          {row.name}
        </Link>
      )),
      column<Dataset>('description', { label: 'datasets.cols.description', width: '24%', drop: 1 }, (row) =>
        row.description ? <span className="t2" title={row.description}>{row.description}</span> : <span className="t3">{f.NONE}</span>,
      ),
      column<Dataset>('dataset_items_count', { label: 'datasets.cols.items', width: 84, numeric: true }, (row) => f.count(row.dataset_items_count)),
      column<Dataset>('tags', { label: 'datasets.cols.tags', width: 150, drop: 2 }, (row) => <Tags tags={row.tags} />),
      column<Dataset>('most_recent_experiment_at', { label: 'datasets.cols.experiment', width: 124, drop: 2 }, (row) => <When at={row.most_recent_experiment_at} />),
      column<Dataset>('most_recent_optimization_at', { label: 'datasets.cols.optimization', width: 124, hidden: true }, (row) => <When at={row.most_recent_optimization_at} />),
      column<Dataset>('last_updated_at', { label: 'datasets.cols.changed', width: 104, sort: 'last_updated_at' }, (row) => <When at={row.last_updated_at} />),
      column<Dataset>('created_at', { label: 'datasets.cols.created', width: 104, sort: 'created_at', hidden: true }, (row) => <When at={row.created_at} />),
      column<Dataset>('created_by', { label: 'datasets.cols.author', width: 100, hidden: true }, (row) => row.created_by),
      column<Dataset>('links', { label: 'datasets.cols.links', width: 64, path: null }, (row) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ExportMenu id={row.id} name={row.name} />
        </span>
      )),
    ],
    [workspace, projectId, kind],
  )
  const create = (open: boolean) => void navigate({ to: '.', search: ((now: object) => ({ ...now, new: open || undefined })) as never, replace: !open })
  useHotkeys({ n: () => create(true) })
  const button = (
    <button className="btn primary" onClick={() => create(true)}>
      <Icon of={Plus} size={14} />
      {t(`datasets.new.${kind}`)} <span className="kbd">N</span>
    </button>
  )
  const title = t(kind === 'dataset' ? 'nav.datasets' : 'nav.suites')
  const open = (id: string) => void navigate({ to: TO[kind], params: { workspace, projectId, datasetId: id } })
  return (
    <>
      <TopBar title={title}>{button}</TopBar>
      <EntityList
        id={kind === 'dataset' ? 'datasets' : 'suites'}
        name={title}
        list={list}
        state={state}
        columns={columns}
        placeholder={t('datasets.find')}
        selection={selection}
        bulk={
          <EntityBar
            testId={kind === 'dataset' ? 'datasets-bulk-delete-button' : 'test-suites-bulk-delete-button'}
            bulk={bulk}
            selection={selection}
            total={list.total}
            sorting={sorting}
            tags={[...selection.rows.values()].flatMap((each) => each.tags ?? [])}
          />
        }
        cardHeight={84}
        empty={
          <EmptyState
            title={t(`datasets.emptyTitle.${kind}`)}
            text={t(`datasets.emptyText.${kind}`)}
            action={button}
            snippets={fillSnippets('golden', project.data?.name ?? '', kind)}
          />
        }
        onOpen={(row) => open(row.id)}
      />
      {/* Below the rows, so that none moves. */}
      <ExportLines nameOf={(id) => list.row(list.indexOf(id))?.name} />
      <RowJobs projectId={projectId} />
      {creating && <NewDataset kind={kind} projectId={projectId} onClose={() => create(false)} onCreated={open} />}
    </>
  )
}

function When({ at }: { at: string | undefined }) {
  if (!at) return <span className="t3">{f.NONE}</span>
  return (
    <time dateTime={at} title={f.timeFull(at)} className="t2">
      {f.time(at)}
    </time>
  )
}
