import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { Plus, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveLists } from '../../api/lists'
import { Icon } from '../../components/Icon'
import { PageError } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { useServerList } from '../../components/table/useServerList'
import { useListState } from '../../components/list/useListState'
import { store, stored } from '../../lib/storage'
import { useHotkeys } from '../../lib/hotkeys'
import { uuid7 } from '../../lib/uuid7'
import { datasetQuery, draftQuery, editDraft, fetchItems, type Item } from './api'
import './datasets.css'
import { DraftBar } from './DraftBar'
import type { DatasetSearch } from './feature'
import { itemFilters, ITEM_FIELDS } from './fields'
import { fieldNames } from './itemData'
import { ItemPanel } from './ItemPanel'
import { Items } from './Items'
import { SuitePolicy } from './SuitePolicy'
import { uploadFile } from './transfers/api'
import { Transfers } from './transfers/Transfers'
import { useDatasetEdits } from './useDatasetEdits'
import { Versions } from './Versions'

/** A dataset or a test suite: versions, items with the draft over them, one item. */
export function DatasetPage() {
  const { t } = useTranslation()
  const { datasetId = '', projectId = '' } = useParams({ strict: false })
  const { version, compare, changes, rejected, open } = useSearch({ strict: false }) as DatasetSearch
  const isSuitePath = useRouterState({ select: (state) => state.location.pathname.includes('/test-suites/') })
  const navigate = useNavigate()
  const run = useDatasetEdits()
  const file = useRef<HTMLInputElement>(null)
  const [uploading, setUploading] = useState<{ name: string; share: number }>()
  const dataset = useQuery(datasetQuery(datasetId))
  const draft = useQuery(draftQuery(datasetId))
  useLiveLists('datasets')
  const state = useListState(ITEM_FIELDS)
  const filters = itemFilters(state.search, state.filters)
  const asked = {
    version,
    compare,
    states: !version && changes ? 'added,changed,deleted' : undefined,
    filters: filters.length > 0 ? JSON.stringify(filters) : undefined,
    sorting: state.params.sorting,
  }
  const list = useServerList<Item>(['datasets', datasetId, 'items', asked], (page, size, signal) => fetchItems(datasetId, asked, page, size, signal))
  const show = (id: string | undefined) => void navigate({ to: '.', search: ((now: object) => ({ ...now, open: id })) as never })
  const add = async () => {
    const id = uuid7()
    const names = fieldNames(list.head)
    const data = Object.fromEntries((names.length > 0 ? names : ['input', 'expected_output']).map((name) => [name, '']))
    if (await run(() => editDraft(datasetId, { added_items: [{ id, data, source: 'manual' }] })))
      void navigate({ to: '.', search: ((now: object) => ({ ...now, version: undefined, compare: undefined, open: id })) as never })
  }
  const upload = async (chosen: File | undefined) => {
    if (!chosen) return
    setUploading({ name: chosen.name, share: 0 })
    await run(() => uploadFile(datasetId, chosen, (share) => setUploading({ name: chosen.name, share })))
    setUploading(undefined)
  }
  const move = (by: number) => {
    const next = list.row(list.indexOf(open ?? '') + by)
    if (next) show(next.id)
  }
  useHotkeys({ n: () => void add() })
  if (projectId && stored<string | null>('last-dataset', null) !== datasetId) store('last-dataset', datasetId)
  if (dataset.isError) return <PageError error={dataset.error} />
  const isSuite = dataset.data ? dataset.data.type === 'evaluation_suite' : isSuitePath
  const changed = draft.data ? draft.data.items_added + draft.data.items_modified + draft.data.items_deleted : 0
  return (
    <>
      <TopBar
        title={dataset.data?.name ?? '…'}
        parent={{ label: t(isSuite ? 'nav.suites' : 'nav.datasets'), to: `/$workspace/projects/$projectId/${isSuite ? 'test-suites' : 'datasets'}` as never }}
      >
        <input
          ref={file}
          type="file"
          className="sr"
          tabIndex={-1}
          aria-label={t('datasets.import')}
          accept=".csv,.json,.jsonl,.ndjson"
          onChange={(event) => {
            void upload(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <button className="btn opt" onClick={() => file.current?.click()}>
          <Icon of={Upload} size={14} />
          {t('datasets.import')}
        </button>
        <button className="btn" data-testid="dataset-header-add-button" onClick={() => void add()}>
          <Icon of={Plus} size={14} />
          {t('datasets.add')} <span className="kbd">N</span>
        </button>
      </TopBar>
      {isSuite && draft.data && <SuitePolicy id={datasetId} version={draft.data.latest_version} />}
      <div className={`ds3 ${open ? 'open' : ''}`}>
        <Versions id={datasetId} draft={draft.data} version={version} compare={compare} />
        <div className="dsmain">
          {changed > 0 && draft.data && !version && <DraftBar id={datasetId} draft={draft.data} />}
          <Transfers id={datasetId} uploading={uploading} rejected={rejected} />
          <Items
            dataset={dataset.data}
            datasetId={datasetId}
            list={list}
            state={state}
            filters={filters}
            version={version}
            compare={compare}
            changes={changes === true}
            changed={changed}
            onAdd={() => void add()}
            onUpload={() => file.current?.click()}
            onOpen={show}
          />
        </div>
        {open && (
          <ItemPanel
            key={datasetId}
            datasetId={datasetId}
            itemId={open}
            version={version}
            compared={compare ? list.row(list.indexOf(open)) : undefined}
            onMove={move}
            onClose={() => show(undefined)}
          />
        )}
      </div>
    </>
  )
}
