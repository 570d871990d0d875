import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { Play, Plus, Sparkles, Target, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { Icon } from '../../components/Icon'
import { PageError } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { useHotkeys } from '../../lib/hotkeys'
import { store, stored } from '../../lib/storage'
import { uuid7 } from '../../lib/uuid7'
import { datasetQuery, draftQuery, editDraft, fetchItems } from './api'
import { DatasetItems } from './DatasetItems'
import './datasets.css'
import { NEW } from './expand/ExpandPanel'
import type { DatasetSearch } from './feature'
import { fieldNames } from './itemData'
import { SuiteView } from './suite/SuiteView'
import { DatasetTabs } from './tabs/DatasetTabs'
import { DatasetView } from './tabs/DatasetView'
import { VIEWS } from './tabs/views'
import { uploadFile } from './transfers/api'
import { useDatasetEdits } from './useDatasetEdits'

const DATASET_VIEWS = VIEWS.filter((view) => view !== 'results')

/** A dataset or a test suite: its items with the draft over them, and of a suite how its runs went. */
export function DatasetPage() {
  const { t } = useTranslation()
  const { workspace = 'default', datasetId = '', projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as DatasetSearch
  const isSuitePath = useRouterState({ select: (state) => state.location.pathname.includes('/test-suites/') })
  const navigate = useNavigate()
  const run = useDatasetEdits()
  const file = useRef<HTMLInputElement>(null)
  const [uploading, setUploading] = useState<{ name: string; share: number }>()
  const dataset = useQuery(datasetQuery(datasetId))
  const draft = useQuery(draftQuery(datasetId))
  useLiveLists('datasets', 'experiments')
  const add = async () => {
    const id = uuid7()
    const done = await run(async () => {
      const names = fieldNames((await fetchItems(datasetId, {}, 1, 20, new AbortController().signal)).content)
      const data = Object.fromEntries((names.length > 0 ? names : ['input', 'expected_output']).map((name) => [name, '']))
      return editDraft(datasetId, { added_items: [{ id, data, source: 'manual' }] })
    })
    if (done) void navigate({ to: '.', search: ((now: object) => ({ ...now, view: 'items', version: undefined, compare: undefined, open: id })) as never })
  }
  const upload = async (chosen: File | undefined) => {
    if (!chosen) return
    setUploading({ name: chosen.name, share: 0 })
    await run(() => uploadFile(datasetId, chosen, (share) => setUploading({ name: chosen.name, share })))
    setUploading(undefined)
  }
  useHotkeys({ n: () => void add() })
  if (projectId && stored<string | null>('last-dataset', null) !== datasetId) store('last-dataset', datasetId)
  const isSuite = dataset.data ? dataset.data.type === 'evaluation_suite' : isSuitePath
  const view = search.view && search.view !== 'results' ? search.view : 'items'
  if (dataset.isError && !dataset.data)
    return isSuite ? (
      <PageError error={dataset.error} gone={t('datasets.suiteGone')} back={{ label: t('nav.suites'), to: '/$workspace/projects/$projectId/test-suites' }} />
    ) : (
      <PageError error={dataset.error} gone={t('datasets.datasetGone')} back={{ label: t('nav.datasets'), to: '/$workspace/projects/$projectId/datasets' }} />
    )
  const items = (
    <DatasetItems dataset={dataset.data} datasetId={datasetId} draft={draft.data} known={!draft.isPending} search={search} uploading={uploading} onAdd={() => void add()} onUpload={() => file.current?.click()} />
  )
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
        <Link className="btn opt" data-testid="dataset-header-run-in-trigger" to="/$workspace/projects/$projectId/playground" params={{ workspace, projectId }} search={{ dataset: datasetId }}>
          <Icon of={Play} size={14} />
          {t('nav.playground')}
        </Link>
        <Link className="btn opt" to="/$workspace/projects/$projectId/optimizations" params={{ workspace, projectId }} search={{ new: true, dataset: datasetId }}>
          <Icon of={Target} size={14} />
          {t('common.optimize')}
        </Link>
        <Link className="btn opt" to="." search={((now: object) => ({ ...now, view: 'items', open: undefined, expand: NEW })) as never}>
          <Icon of={Sparkles} size={14} />
          {t('datasets.expand')}
        </Link>
        <button className="btn opt" onClick={() => file.current?.click()}>
          <Icon of={Upload} size={14} />
          {t('datasets.import')}
        </button>
        <button className="btn" data-testid="dataset-header-add-button" onClick={() => void add()}>
          <Icon of={Plus} size={14} />
          {t('datasets.add')} <span className="kbd">N</span>
        </button>
      </TopBar>
      {isSuite ? (
        <SuiteView dataset={dataset.data} datasetId={datasetId} version={draft.data?.latest_version} known={!draft.isPending} view={search.view}>
          {items}
        </SuiteView>
      ) : (
        <>
          <DatasetTabs dataset={dataset.data} datasetId={datasetId} views={DATASET_VIEWS} shown={view} />
          <DatasetView view={view} dataset={dataset.data} datasetId={datasetId}>
            {items}
          </DatasetView>
        </>
      )}
    </>
  )
}
