import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useHotkeys } from '../../lib/hotkeys'
import { writeRange } from '../../lib/range'
import { store, stored } from '../../lib/storage'
import { AddBar } from './AddBar'
import { BoardBar } from './BoardBar'
import './widgets.css'
import './editing.css'
import './dashboards.css'
import { EmptyBoard } from './EmptyBoard'
import type { Dashboard, DashboardConfig } from './model'
import type { DashboardSearch } from './routes'
import { Sections } from './Sections'
import type { Editing } from './useEditing'
import { useFresh } from './useFresh'
import { WidgetSettings } from './settings/WidgetSettings'
import { windowOf, type Board } from './window'

const LAST_RANGE = 'dashboards.range'

interface Props {
  type: Dashboard['type']
  config: DashboardConfig
  /** Undefined on a dashboard of the workspace: every widget names its project. */
  projectId: string | undefined
  editing: Editing | undefined
  /** Instead of editing, where it cannot be changed. */
  onEditCopy?: () => void
  /** At the left of the bar. */
  children?: ReactNode
}

/** Bar and cards of any dashboard. Time, filters, editing and the open settings are in the address. */
export function DashboardBody({ type, config, projectId, editing, onEditCopy, children }: Props) {
  const { t } = useTranslation()
  const search = useSearch({ strict: false }) as DashboardSearch
  const navigate = useNavigate()
  const set = (change: Partial<DashboardSearch>, replace = false) =>
    void navigate({ to: '.', search: ((now: DashboardSearch) => ({ ...now, ...change })) as never, replace, resetScroll: false })
  // The time of dashboards is remembered, apart from that of Logs; the address has it too, so that a link says it.
  const { range } = search
  useEffect(() => {
    const last = stored<string | null>(LAST_RANGE, null)
    if (range) store(LAST_RANGE, range)
    else if (last) void navigate({ to: '.', search: ((now: DashboardSearch) => ({ ...now, range: last })) as never, replace: true })
  }, [range, navigate])
  const { now, live } = useFresh(projectId, windowOf(search.range, 0).range.to === null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(config.sections.filter((each) => each.collapsed).map((each) => each.id)))
  const board: Board = {
    time: windowOf(search.range, now),
    previous: search.previous ?? false,
    filters: search.filters ?? [],
    by: search.by,
    zoom: (from, to) => set({ range: writeRange(from, Math.min(to, Math.max(now, from + 60_000))) }),
    split: (field) => set({ by: field }),
  }
  const editable = search.edit ? editing : undefined
  const widget = editable && search.widget ? editable.config.sections.flatMap((each) => each.widgets).find((each) => each.id === search.widget) : undefined
  useHotkeys({
    e: () => (editing ? set({ edit: search.edit ? undefined : true, widget: undefined }) : onEditCopy?.()),
    'Mod+z': () => editable?.undo(),
    'Mod+Shift+z': () => editable?.redo(),
    Escape: () => widget && set({ widget: undefined }, true),
  })
  const fold = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
    // While it is edited, how it is folded is a part of it.
    editable?.fold(id, next.has(id))
  }
  const shown = editable?.config ?? editing?.config ?? config
  return (
    <>
      <BoardBar type={type} board={board} search={search} set={set} live={live} editing={editable}>
        {children}
      </BoardBar>
      <div className={`dsplit ${widget ? 'open' : ''}`}>
        <div className="dhold">
          <div className={`dcanvas ${editable ? 'editing' : ''}`} tabIndex={0} role="region" aria-label={t('dashboards.canvas')}>
            {shown.sections.every((each) => each.widgets.length === 0) && <EmptyBoard type={type} editing={editing} onEdit={(id) => set({ edit: true, widget: id })} />}
            <Sections
              config={shown}
              projectId={projectId ?? ''}
              board={board}
              folded={folded}
              onFold={fold}
              editing={editable}
              chosen={search.widget}
              onChoose={(id) => set({ widget: id }, true)}
            />
          </div>
          {editable && <AddBar type={type} editing={editable} onAdded={(id) => set({ widget: id }, true)} />}
        </div>
        {widget && editable && (
          <WidgetSettings key={widget.id} widget={widget} projectId={projectId} board={board} editing={editable} onClose={() => set({ widget: undefined }, true)} />
        )}
      </div>
    </>
  )
}
