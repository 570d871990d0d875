import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { FilterBar } from '../../../components/filters/FilterBar'
import type { FilterState } from '../../../components/filters/filterState'
import { Icon } from '../../../components/Icon'
import { State, useErrorText, Waiting } from '../../../components/PageStates'
import { DataTable } from '../../../components/table/DataTable'
import { StatusBar } from '../../../components/table/StatusBar'
import { useVisibleRange } from '../../../components/table/visibleRange'
import { TableTools } from '../../../components/table/TableTools'
import { useServerList } from '../../../components/table/useServerList'
import { useSelection } from '../../../components/table/useSelection'
import { useTableView } from '../../../components/table/useTableView'
import { useListViews } from '../../../components/views/useListViews'
import { ViewBar } from '../../../components/views/ViewBar'
import { useHotkeys } from '../../../lib/hotkeys'
import { exportUrl, fetchCompared } from '../api'
import { ChangeSwitch } from './ChangeSwitch'
import { itemFields } from './fields'
import { ItemBar } from './ItemBar'
import { itemColumns } from './itemColumns'
import { ItemPanel } from './ItemPanel'
import { Rerun } from './Rerun'
import { SendToAnnotation } from './SendToAnnotation'
import type { CompareSearch } from '../search'
import type { ComparedItem } from '../types'
import { RowJobs } from '../../rows/bulk/RowJobs'
import type { Comparison } from './useComparison'
import { RetryButton } from '../../../components/RetryButton'

const NO_KEYS: string[] = []
const VIEW_MEMBERS = ['search', 'filters', 'sort', 'change', 'metric']

/** The items of the dataset, with what every experiment made of them; the worst change first. */
export function Items({ comparison, projectId }: { comparison: Comparison; projectId: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { datasetId, params, search, set, metric, alone } = comparison
  const ready = metric !== undefined || comparison.summary !== undefined
  const key = useMemo(() => ['experiments', 'items', datasetId, params] as const, [datasetId, params])
  const list = useServerList(key, useCallback((page, size, signal) => fetchCompared(datasetId, params, page, size, signal), [datasetId, params]), { enabled: ready })
  const selection = useSelection<ComparedItem>(list, JSON.stringify(key))
  const head = useQuery({
    queryKey: ['list', ...key, currentWorkspace(), 1],
    queryFn: ({ signal }) => fetchCompared(datasetId, params, 1, 100, signal),
    placeholderData: keepPreviousData,
    enabled: ready,
  })
  const names = head.data?.columns
  const dataKeys = useMemo(() => names?.map((each) => each.name) ?? NO_KEYS, [names])
  const columns = useMemo(() => itemColumns(comparison, dataKeys, t), [comparison, dataKeys, t])
  const table = alone ? 'experiment-items' : 'compared-items'
  const views = useListViews({ projectId, page: `${table}-${datasetId}`, table, address: search as CompareSearch & Record<string, unknown>, members: VIEW_MEMBERS, set })
  const view = useTableView(views.layout, columns)
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [cursor, setCursor] = useState(-1)
  const visible = useVisibleRange()
  useEffect(() => setCursor(-1), [params])

  const openId = search.open
  const at = openId ? list.indexOf(openId) : cursor
  const move = (by: number) => {
    const next = Math.min(list.rowCount - 1, Math.max(0, at + by))
    setCursor(next)
    const row = list.row(next)
    if (openId && row) set({ open: row.id }, true)
  }
  const close = () => {
    if (!openId) return
    setCursor(at)
    set({ open: undefined })
    requestAnimationFrame(() => scroller.current?.focus({ preventScroll: true }))
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = list.row(cursor)
      if (row) set({ open: row.id })
    },
    Escape: () => (openId ? close() : selection.clear()),
    x: () => {
      const row = list.row(cursor)
      if (row) selection.toggle(row.id, cursor)
    },
    '/': () => input.current?.focus(),
    'Shift+d': view.nextDensity,
  })
  const fields = useMemo(() => itemFields(dataKeys), [dataKeys])
  const settled = list.status === 'success' && !list.updating ? list.total : 0
  const filterState: FilterState = { fields, search: search.search, filters: search.filters, set }

  return (
    <div className={`low ${openId ? 'open' : ''}`}>
      <div className="lowl">
        <ViewBar views={views} name={t('views.list', { name: t('experiments.items') })} />
        {!alone && <ChangeSwitch comparison={comparison} counts={head.data?.change_counts} />}
        <FilterBar state={filterState} input={input} placeholder={t('experiments.searchItems')}>
          <TableTools view={view} />
          <Menu.Root>
            <Menu.Trigger className="ibtn" aria-label={t('experiments.export')} title={t('experiments.export')}>
              <Icon of={Download} />
            </Menu.Trigger>
            <Menu.Portal>
              <Menu.Content className="pop menu" align="end" sideOffset={4}>
                {(['csv', 'jsonl'] as const).map((format) => (
                  <Menu.Item className="mi" key={format} asChild>
                    <a href={exportUrl(datasetId, params, format)} download>
                      {t(`experiments.as_${format}`, { count: list.total })}
                    </a>
                  </Menu.Item>
                ))}
              </Menu.Content>
            </Menu.Portal>
          </Menu.Root>
        </FilterBar>
        <div className={`tw grow ${selection.count > 0 ? 'under-bulk' : ''}`} ref={scroller} tabIndex={0} role="region" aria-label={t('experiments.items')}>
          {list.status === 'error' && list.total === 0 ? (
            <State
              title={t('errors.list')}
              action={<RetryButton />}
            >
              {errorText(list.error)}
            </State>
          ) : list.status === 'success' && list.total === 0 && !list.updating ? (
            <Nothing comparison={comparison} />
          ) : comparison.experiments.length === 0 || (head.isPending && !head.isError) ? (
            <Waiting />
          ) : (
            <DataTable
              list={list}
              columns={view.columns}
              density={view.density}
              name={t('experiments.items')}
              sort={search.sort}
              defaultSort={alone ? '-id' : 'change'}
              onSort={(sort) => set({ sort })}
              cursor={cursor}
              selection={selection}
              openId={openId}
              scroller={scroller}
              onRange={visible.set}
              onOpen={(row, index) => {
                setCursor(index)
                set({ open: row.id })
              }}
            />
          )}
        </div>
        {selection.count > 0 && <ItemBar comparison={comparison} projectId={projectId} selection={selection} />}
        <StatusBar list={list} visible={visible} selectable>
          <SendToAnnotation comparison={comparison} total={settled} />
          <Rerun comparison={comparison} total={settled} />
        </StatusBar>
        <RowJobs projectId={projectId} />
      </div>
      {openId && (
        <ItemPanel
          key={openId}
          comparison={comparison}
          projectId={projectId}
          id={openId}
          row={at >= 0 ? list.row(at) : undefined}
          position={at >= 0 ? { at: at + 1, total: list.total } : null}
          onMove={move}
          onClose={close}
        />
      )}
    </div>
  )
}

/** Nothing is a good result among regressions, and a way back among filters. */
function Nothing({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { search, set } = comparison
  const narrowed = search.search !== undefined || search.filters !== undefined
  if (!narrowed && search.change)
    return (
      <State
        title={t(`experiments.no_${search.change}`)}
        action={
          <button className="btn" onClick={() => set({ change: undefined })}>
            {t('experiments.showAll')}
          </button>
        }
      />
    )
  if (!narrowed) return <State title={t('experiments.noItems')}>{t('experiments.noItemsText')}</State>
  return (
    <State
      title={t('table.nothing')}
      action={
        <button className="btn" onClick={() => set({ search: undefined, filters: undefined })}>
          {t('table.clearAll')}
        </button>
      }
    />
  )
}
