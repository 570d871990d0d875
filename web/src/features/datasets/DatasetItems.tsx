import { useNavigate } from '@tanstack/react-router'
import type { Filter } from '../../api/types'
import { Waiting } from '../../components/PageStates'
import { useListState } from '../../components/list/useListState'
import { useServerList } from '../../components/table/useServerList'
import { fetchItems, type Dataset, type Draft, type Item } from './api'
import { DraftBar } from './DraftBar'
import { ExpandPanel } from './expand/ExpandPanel'
import { ExpansionLines } from './expand/ExpansionLines'
import type { DatasetSearch } from './feature'
import { itemFilters, ITEM_FIELDS } from './fields'
import { ItemPanel } from './ItemPanel'
import { Items } from './Items'
import { ITEM_STATES } from './itemStates'
import { Transfers } from './transfers/Transfers'
import { Versions } from './Versions'

interface Props {
  dataset: Dataset | undefined
  datasetId: string
  draft: Draft | undefined
  /** Whether there is a draft is known: it stands above the items and pushes them down. */
  known: boolean
  search: DatasetSearch
  uploading: { name: string; share: number } | undefined
  onAdd: () => void
  onUpload: () => void
}

const NO_FILTERS: Filter[] = []

/** Versions at the left, the items of one with the draft over them, one item at the right. */
export function DatasetItems({ dataset, datasetId, draft, known, search, uploading, onAdd, onUpload }: Props) {
  const { version, compare, rejected, expand, open } = search
  const navigate = useNavigate()
  const state = useListState(ITEM_FIELDS)
  const filters = compare ? NO_FILTERS : itemFilters(state.search, state.filters)
  const drafted = draft && { added: draft.items_added, changed: draft.items_modified, deleted: draft.items_deleted }
  const changed = drafted ? drafted.added + drafted.changed + drafted.deleted : 0
  const changes = search.changes === true && !version && !compare && changed > 0
  // A state that no item is in any more narrows nothing.
  const states = changes ? search.states?.filter((state) => drafted![state] > 0) : undefined
  const asked = {
    version,
    compare,
    states: changes ? (states?.length ? states : ITEM_STATES).join(',') : undefined,
    filters: filters.length > 0 ? JSON.stringify(filters) : undefined,
    sorting: state.params.sorting,
  }
  const list = useServerList<Item>(['datasets', datasetId, 'items', asked], (page, size, signal) => fetchItems(datasetId, asked, page, size, signal))
  const show = (id: string | undefined) => void navigate({ to: '.', search: ((now: object) => ({ ...now, open: id, expand: undefined })) as never })
  const move = (by: number) => {
    const next = list.row(list.indexOf(open ?? '') + by)
    if (next) show(next.id)
  }
  if (!known) return <Waiting />
  return (
    <div className={`ds3 ${open || expand ? 'open' : ''}`}>
      <Versions id={datasetId} draft={draft} version={version} compare={compare} />
      <div className="dsmain">
        {changed > 0 && draft && !version && <DraftBar id={datasetId} draft={draft} />}
        <ExpansionLines datasetId={datasetId} open={expand} />
        <Transfers id={datasetId} uploading={uploading} rejected={rejected} />
        <Items
          dataset={dataset}
          datasetId={datasetId}
          list={list}
          state={state}
          filters={filters}
          version={version}
          compare={compare}
          changes={changes}
          states={states}
          drafted={changed > 0 && !version && !compare ? drafted : undefined}
          whole={draft?.items_total ?? 0}
          narrow={open !== undefined || expand !== undefined}
          onAdd={onAdd}
          onUpload={onUpload}
          onOpen={show}
        />
      </div>
      {expand && <ExpandPanel datasetId={datasetId} expand={expand} />}
      {open && !expand && (
        <ItemPanel
          key={datasetId}
          datasetId={datasetId}
          itemId={open}
          version={version}
          suite={dataset?.type === 'evaluation_suite' ? (draft?.latest_version ?? null) : undefined}
          compared={compare ? list.row(list.indexOf(open)) : undefined}
          onMove={move}
          onClose={() => show(undefined)}
        />
      )}
    </div>
  )
}
