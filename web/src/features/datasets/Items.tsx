import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { projectQuery } from '../../api/projects'
import type { Filter } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { EntityList } from '../../components/list/EntityList'
import type { ListState } from '../../components/list/useListState'
import { column } from '../../components/table/column'
import type { RowSource } from '../../components/table/rowSource'
import { useSelection } from '../../components/table/useSelection'
import * as f from '../../lib/format'
import type { Dataset, Item } from './api'
import { ChangeSwitch } from './ChangeSwitch'
import { Sign } from './Counts'
import type { ItemState } from './itemStates'
import { fieldNames, shortField } from './itemData'
import { ItemsBulk } from './ItemsBulk'
import { fillSnippets } from './snippets'
import { Tags } from './Tags'
import { CellValue } from './media/CellValue'
import { ExportMenu, ExportMore } from './transfers/ExportMenu'
import { CompareMenu, CompareMore } from './versions/CompareMenu'

interface Props {
  dataset: Dataset | undefined
  datasetId: string
  list: RowSource<Item>
  state: ListState
  filters: Filter[]
  version: string | undefined
  compare: string | undefined
  changes: boolean
  /** Only those that became this. */
  states: ItemState[] | undefined
  /** How many items the draft over them adds, changes and deletes. */
  drafted: Record<ItemState, number> | undefined
  /** Items with the draft over them. */
  whole: number
  /** An item is open beside the table: only the first fields fit. */
  narrow: boolean
  onAdd: () => void
  onUpload: () => void
  onOpen: (id: string) => void
}

const SHOWN_FIELDS = 4
const FIELDS_BESIDE_ITEM = 2

/** The items of a version, of the draft, or those that differ: one table with the fields of the items as columns. */
export function Items({ dataset, datasetId, list, state, filters, version, compare, changes, states, drafted, whole, narrow, onAdd, onUpload, onOpen }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { projectId = '' } = useParams({ strict: false })
  const project = useQuery(projectQuery(projectId))
  const selection = useSelection(list, JSON.stringify([version, compare, changes, states, state.params]))
  const names = fieldNames(list.head).join('\n')
  const marked = drafted !== undefined || compare !== undefined
  const columns = useMemo(
    () => [
      column<Item>('id', { label: 'datasets.cols.item', width: marked ? 112 : 92, fixed: true }, (item) => (
        <Link to="." search={((now: object) => ({ ...now, open: item.id, expand: undefined })) as never} className="row mono fs12">
          {item.draft && <Sign state={item.draft.state} />}
          {item.draft?.state === 'added' && !compare ? t('datasets.newItem') : item.id.slice(-6)}
        </Link>
      )),
      ...names
        .split('\n')
        .filter(Boolean)
        .slice(0, narrow ? FIELDS_BESIDE_ITEM : undefined)
        .map((name, place) =>
          column<Item>(
            `data.${name}`,
            { label: name, width: place === 0 ? (narrow ? '60%' : '44%') : narrow ? '40%' : `${Math.round(48 / SHOWN_FIELDS)}%`, ...(compare ? {} : { sort: `data.${name}` }), hidden: place >= SHOWN_FIELDS, className: place === 0 ? 'c-in' : place === 1 ? 'c-out txt' : 'c-more txt', ...(place > 1 ? { drop: 1 as const } : {}) },
            (item) => <CellValue datasetId={datasetId} item={item} name={name} version={version} />,
          ),
        ),
      ...(narrow ? [] : [column<Item>('tags', { label: 'datasets.cols.tags', width: 110, drop: 2 }, (item) => <Tags tags={item.tags} />)]),
      ...(marked
        ? [column<Item>('fields', { label: 'datasets.cols.fields', width: 120 }, (item) => <span className={item.draft?.conflict ? 'chg' : 't2'}>{item.draft?.fields?.map(shortField).join(', ') || f.NONE}</span>)]
        : []),
      column<Item>('source', { label: 'datasets.cols.source', width: 80, hidden: true }, (item) => item.source),
      column<Item>('last_updated_at', { label: 'datasets.cols.changed', width: 104, hidden: true, ...(compare ? {} : { sort: 'last_updated_at' }) }, (item) => f.time(item.last_updated_at)),
    ],
    [t, names, marked, compare, narrow, datasetId, version],
  )
  const go = (change: object) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never })
  const kind = dataset?.type ?? 'dataset'
  return (
    <EntityList
      id="dataset-items"
      viewPage={`dataset-items-${datasetId}`}
      name={t('datasets.items')}
      list={list}
      state={state}
      columns={columns}
      // What differs comes as one list, in the order of the server.
      unfiltered={compare !== undefined}
      placeholder={changes ? t('datasets.findChanges') : t('datasets.findItems')}
      selection={selection}
      rowClass={(item) => (item.draft?.state === 'deleted' ? 'dsgone' : '')}
      lead={drafted && <ChangeSwitch drafted={drafted} whole={whole} changes={changes} states={states} />}
      tools={
        // What differs is not searched: there the bar has room for everything.
        narrow && !compare ? undefined : (
          <>
            <CompareMenu datasetId={datasetId} version={version} compare={compare} />
            <ExportMenu id={datasetId} version={version} />
          </>
        )
      }
      more={
        narrow && !compare ? (
          <>
            <CompareMore datasetId={datasetId} version={version} compare={compare} />
            <ExportMore id={datasetId} version={version} />
          </>
        ) : undefined
      }
      bulk={<ItemsBulk datasetId={datasetId} selection={selection} filters={filters} version={version} fixed={version !== undefined || compare !== undefined} all={list.total} />}
      empty={
        compare ? (
          <EmptyState
            title={t('datasets.same')}
            text={t('datasets.sameText')}
            action={
              <button className="btn" onClick={() => go({ compare: undefined })}>
                {t('datasets.stopComparing')}
              </button>
            }
          />
        ) : (
          <EmptyState
            title={t('datasets.noItems')}
            text={t('datasets.noItemsText')}
            action={
              <span className="row">
                <button className="btn primary" data-testid="dataset-items-empty-add-button" onClick={onAdd}>
                  {t('datasets.add')}
                </button>
                <button className="btn" onClick={onUpload}>
                  {t('datasets.import')}
                </button>
              </span>
            }
            snippets={fillSnippets(dataset?.name ?? '', project.data?.name ?? '', kind)}
          />
        )
      }
      onOpen={(item) => onOpen(item.id)}
    />
  )
}
