import { Download, Link2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useQuery } from '@tanstack/react-query'
import { projectQuery } from '../../api/projects'
import { rowsAreThere } from '../../api/rowsFirst'
import { presentationQuery } from '../../api/workspace'
import type { Schemas, Thread, Trace } from '../../api/types'
import { FilterBar } from '../../components/filters/FilterBar'
import { ListSearch } from '../../components/filters/ListSearch'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { type KeyRow } from '../../components/keySheets'
import { DataTable } from '../../components/table/DataTable'
import { StatusBar } from '../../components/table/StatusBar'
import { useSelection } from '../../components/table/useSelection'
import { TableTools } from '../../components/table/TableTools'
import { useHeadSwitch } from '../../components/table/useHeadSwitch'
import { pathOf } from '../../components/table/column'
import { useTableView } from '../../components/table/useTableView'
import { useVisibleRange } from '../../components/table/visibleRange'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { useMedia } from '../../lib/useMedia'
import './logs.css'
import '../../components/panel/panel.css'
import { ChartSwitch, useChartShown } from './ChartSwitch'
import { columnsOf, pathColumn, pathOfColumn, scaleOf, shareIn, type LogColumn } from './columns'
import { Beside } from './Beside'
import { CompactList } from './CompactList'
import { ListStates } from './ListStates'
import { LogsPanel, usePanelPreload } from './LogsPanel'
import { NewRows } from './NewRows'
import { PANEL_KEYS } from './panelKeys'
import { Overview } from './Overview'
import { useUsual } from './useUsual'
import { useLive } from './useLive'
import { useLogList, type LogRow } from './useLogList'
import { useForColumns, useLogsState } from './useLogsState'
import { useLogView } from './useLogView'
import { useOpenRow } from './useOpenRow'
import { useHeadFigures } from './useHeadFigures'
import { useMetadataPaths } from './useMetadataPaths'
import { useFallbackRange } from './useFallbackRange'
import { RangeMenu } from '../../components/range/RangeMenu'
import { LevelSwitch, LiveButton, LogViewBar, useLevelCounts } from './LogViewBar'
import { filterByTag } from './tagFilter'
import { RowLink, useRowHref } from './RowLink'
import { BulkJobs } from '../rows/bulk/BulkJobs'
import { RowBar } from '../rows/bulk/RowBar'
import { useStaying } from '../rows/bulk/leaving'
import { ExportLines } from '../rows/export/ExportLines'
import { ExportMenu } from '../rows/export/ExportMenu'
import { everything } from '../rows/selection'

const KEYS: KeyRow[] = [
  [['J', 'K'], 'next'],
  [['X'], 'select'],
  [['⇧J', '⇧K'], 'extend'],
  [['T'], 'tag'],
  [['D'], 'dataset'],
  [['C'], 'compare'],
  [['Z'], 'undo'],
  [['↵'], 'open'],
  [['Esc'], 'close'],
  [['/'], 'filter'],
  [['.'], 'show'],
  [['L'], 'live'],
  [['⇧D'], 'density'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

export function LogsPage() {
  const { t } = useTranslation()
  const copy = useCopy()
  const fallback = useFallbackRange()
  const plain = useLogsState(fallback.preset)
  const views = useLogView(plain)
  const [layout, setLayout] = views.layout
  const chosenPaths = useMemo(() => Object.keys(layout.shown ?? {}).flatMap((id) => (layout.shown?.[id] ? (pathOfColumn(id) ?? []) : [])), [layout.shown])
  const state = useForColumns(plain, chosenPaths, plain.level === 'traces' && layout.shown?.models === true)
  const { level, search, params, set, open, newestFirst } = state
  const loaded = useLogList({ level, params, newestFirst, base: state.base })
  const list = useStaying<LogRow, typeof loaded>(loaded, loaded.identity)
  const selection = useSelection<LogRow>(list, list.identity)
  const counts = useLevelCounts(state)
  const project = useQuery(projectQuery(state.projectId))
  const live = useLive(state, list)
  const phone = useMedia('(max-width: 720px)')
  const input = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(-1)
  const visible = useVisibleRange()

  const panelOpen = search.trace !== undefined || search.thread !== undefined
  const openId = level === 'threads' ? search.thread : level === 'spans' ? search.span : search.trace
  const what = (count: number) => t(`logs.${level.slice(0, -1)}Word`, { count })
  fallback.report(list, state)

  const openRow = useOpenRow(state)
  const hrefOf = useRowHref(search)
  const usual = useUsual(plain, list.head)
  const scale = useMemo(() => scaleOf(list.head, usual), [list.head, usual])
  const [choosing, setChoosing] = useState(false)
  const offered = useMetadataPaths(level, state.projectId, choosing)
  const longest = useQuery(presentationQuery()).data?.long_values
  const allColumns = useMemo(
    () =>
      columnsOf(
        level,
        scale,
        (row) => (
          <RowLink row={row} href={hrefOf(row)} onOpen={openRow} />
        ),
        (tag) => filterByTag({ level, search, open }, level, tag),
        [...new Set([...chosenPaths, ...offered.keys()])],
        longest,
      ),
    [level, search, open, scale, hrefOf, openRow, chosenPaths, offered, longest],
  )
  const { head } = list
  const shareOf = useCallback(
    (column: LogColumn) => (choosing ? (offered.get(column.meta.path ?? '') ?? shareIn(head, column)) : undefined),
    [choosing, offered, head],
  )
  const view = useTableView(views.layout, allColumns, 'compact', shareOf)
  const paths = useMemo(() => ['id', ...view.columns.flatMap((column) => pathOf(column) ?? [])], [view.columns])
  const sorting = params.sorting ? (JSON.parse(params.sorting) as Schemas['SortBody'][]) : undefined
  const [chart, toggleChart] = useChartShown()
  const heads = useHeadSwitch('logs')
  const headFigure = useHeadFigures(level, params, heads.on && !phone, list.status !== 'pending' && !panelOpen)

  const at = panelOpen && openId ? list.indexOf(openId) : cursor
  // The row that was open is the one to go on from, however the panel was left; opening it draws the list no second time.
  const leftAt = useRef(-1)
  useEffect(() => {
    if (panelOpen) leftAt.current = at
    else if (leftAt.current >= 0) {
      setCursor(leftAt.current)
      leftAt.current = -1
    }
  }, [panelOpen, at])
  const move = (by: number) => {
    const next = Math.min(list.rowCount - 1, Math.max(0, at + by))
    const row = list.row(next)
    if (!panelOpen) setCursor(next)
    // A trace of a thread is left by going back to the thread.
    if (panelOpen && row && (level !== 'threads' || search.trace === undefined)) openRow(row, true)
  }
  const extend = (by: number) => {
    const next = Math.min(list.rowCount - 1, Math.max(0, cursor + by))
    if (selection.count === 0 && cursor >= 0) selection.extend(cursor)
    selection.extend(next)
    setCursor(next)
  }
  const close = () => {
    if (!panelOpen) return
    if (search.trace !== undefined) open(undefined, { lastSection: undefined, traceView: undefined, trace_panel_search: undefined, trace_panel_filters: undefined })
    else set({ thread: undefined, turn: undefined, turnSearch: undefined, lastSection: undefined })
    if (search.trace !== undefined && search.thread !== undefined) return
    requestAnimationFrame(() => scroller.current?.focus({ preventScroll: true }))
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = list.row(cursor)
      if (row) openRow(row)
    },
    Escape: () => (panelOpen ? close() : search.differs ? set({ differs: undefined }, true) : selection.clear()),
    x: () => {
      const row = list.row(cursor)
      if (row) selection.toggle(row.id, cursor)
    },
    'Shift+j': () => extend(1),
    'Shift+k': () => extend(-1),
    '/': () => input.current?.focus(),
    '.': () => list.fresh > 0 && takeFresh(),
    l: live.toggle,
    'Shift+d': view.nextDensity,
  })
  useEffect(() => setCursor(-1), [params, level])
  const listed = list.status !== 'pending'
  usePanelPreload(listed)
  useEffect(() => {
    if (listed) rowsAreThere()
  }, [listed])

  const takeFresh = () => {
    state.moveBase()
    setCursor(-1)
    scroller.current?.scrollTo({ top: 0 })
  }
  const listName = t('logs.listName', { what: t(`logs.${level}`) })
  const share = (
    <button className="btn ghost opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
      <Icon of={Link2} size={14} />
      {t('common.shareView')}
    </button>
  )

  if (panelOpen) {
    return (
      <>
        <TopBar title={t('logs.title')}>
          <span className="row opt">
            <LevelSwitch state={state} small />
            <RangeMenu range={state.range} onChange={(range) => set({ range })} />
            <LiveButton live={live} short />
          </span>
          <KeySheet rows={PANEL_KEYS} />
        </TopBar>
        <div className="split">
          {!phone && (
            <aside className="behind" aria-label={t('logs.besideList')}>
              <ListSearch state={state.filtering} adds />
              <NewRows list={list} what={what} onTake={takeFresh} />
              <CompactList list={list} scale={scale} cursor={at} openId={openId} name={listName} hrefOf={hrefOf} onOpen={openRow} />
            </aside>
          )}
          <LogsPanel
            state={state}
            trace={level === 'traces' && openId ? (list.row(list.indexOf(openId)) as Trace | undefined) : undefined}
            thread={level === 'threads' && openId ? (list.row(list.indexOf(openId)) as Thread | undefined) : undefined}
            position={at >= 0 ? { at: at + 1, total: list.total } : null}
            onMove={move}
            onClose={close}
            onAddColumn={(path) => setLayout({ ...layout, shown: { ...layout.shown, [pathColumn(path)]: true } })}
          />
        </div>
        <BulkJobs projectId={state.projectId} />
      </>
    )
  }

  return (
    <>
      <TopBar title={t('logs.title')}>
        {share}
        <KeySheet rows={KEYS} />
      </TopBar>
      {fallback.onboarding ?? (
        <>
          <LogViewBar state={state} live={live} counts={counts} views={views} />
          {chart && <Overview state={plain} listed={list.status !== 'pending'} what={what(2)} />}
          <FilterBar state={state.filtering} input={input} result={t('rows.showResult', { what: `${f.count(list.total)} ${what(list.total)}` })}>
            <ChartSwitch on={chart} onToggle={toggleChart} />
            <TableTools view={view} heads={heads} onColumns={() => setChoosing(true)} />
            <ExportMenu what={`${f.count(list.total)} ${what(list.total)}`} columns={paths} code={{ project: project.data?.name ?? '', server: window.location.origin, level }} request={() => ({ level, rows: everything(params, list.until), sorting })}>
              <button className="ibtn" disabled={list.total === 0} aria-label={t('rows.exportAll', { total: f.count(list.total) })} title={t('rows.exportAll', { total: f.count(list.total) })}>
                <Icon of={Download} />
              </button>
            </ExportMenu>
          </FilterBar>
          <NewRows list={list} what={what} onTake={takeFresh} />
          <Beside state={state} what={what}>
            <div className={`tw grow ${selection.count > 0 ? 'under-bulk' : ''}`} ref={scroller} tabIndex={0} role="region" aria-label={listName}>
              <ListStates list={list} state={state} what={what(2)}>
                <DataTable
                  list={list}
                  columns={view.columns}
                  density={view.density}
                  name={listName}
                  sort={search.sort}
                  defaultSort="-start_time"
                  onSort={(sort) => set({ sort })}
                  cursor={cursor}
                  openId={openId}
                  selection={selection}
                  arrange={view.arrange}
                  figureOf={headFigure && ((column) => headFigure(column.id))}
                  scroller={scroller}
                  onOpen={(row) => openRow(row)}
                  onRange={visible.set}
                />
              </ListStates>
            </div>
          </Beside>
          {selection.count > 0 && (
            <RowBar level={level} list={list} params={params} selection={selection} identity={list.identity} sorting={sorting} columns={paths} />
          )}
          <StatusBar list={list} visible={visible} selectable />
          <BulkJobs projectId={state.projectId} />
          <ExportLines />
        </>
      )}
    </>
  )
}
