import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { AddFilter } from '../../components/filters/AddFilter'
import { FilterChip } from '../../components/filters/FilterChip'
import { RangeMenu } from '../../components/range/RangeMenu'
import { Switch } from '../../components/form/Switch'
import { Icon } from '../../components/Icon'
import { EnvironmentPicker } from '../logs/EnvironmentPicker'
import { fieldsOf } from '../logs/fields'
import type { LiveState } from '../../api/events'
import { lengthText } from './format'
import type { Dashboard } from './model'
import type { DashboardSearch } from './routes'
import { SplitMenu } from './SplitMenu'
import type { Editing } from './useEditing'
import type { Board } from './window'

interface Props {
  type: Dashboard['type']
  board: Board
  search: DashboardSearch
  set: (change: Partial<DashboardSearch>, replace?: boolean) => void
  live: LiveState | null
  editing: Editing | undefined
  children: ReactNode
}

/** Time, filters and split of all cards; while editing, undo and how it is saved. */
export function BoardBar({ type, board, search, set, live, editing, children }: Props) {
  const { t } = useTranslation()
  const filters = search.filters ?? []
  const environment = (each: Filter) => each.field === 'environment'
  const fields = fieldsOf('traces')
  const state = { fields, search: undefined, filters, set: (change: { filters?: Filter[] | undefined }) => set({ filters: change.filters?.length ? change.filters : undefined }) }
  const previous = t('dashboards.previous', { length: lengthText(board.time.to - board.time.from) })
  const charts = type === 'multi_project'
  return (
    <div className="bar dbar">
      {children}
      {charts && <RangeMenu range={board.time.range} onChange={(range) => set({ range })} />}
      {charts && <EnvironmentPicker state={state} />}
      {editing ? (
        <>
          <span className="sep" />
          <button className="ibtn" aria-label={t('common.undo')} title={`${t('common.undo')}  Ctrl Z`} disabled={editing.changes === 0} onClick={editing.undo}>
            <Icon of={Undo2} />
          </button>
          <button className="ibtn" aria-label={t('dashboards.redo')} title={`${t('dashboards.redo')}  Ctrl ⇧ Z`} disabled={!editing.canRedo} onClick={editing.redo}>
            <Icon of={Redo2} />
          </button>
          <span className={`fs12 ${editing.state === 'failed' ? 'err' : 't3'}`} role="status">
            {editing.changes > 0 && `${t('dashboards.changes', { count: editing.changes })} · `}
            {t(`dashboards.state.${editing.state}`)}
          </span>
          {editing.changes > 0 && (
            <button className="btn ghost sm" onClick={editing.discard}>
              {t('dashboards.discard')}
            </button>
          )}
        </>
      ) : (
        charts && (
          <>
            <SplitMenu by={search.by} onChange={(by) => set({ by })} />
            {filters.map((filter, index) =>
              environment(filter) ? null : (
                <FilterChip
                  key={`${filter.field}${index}`}
                  filter={filter}
                  state={state}
                  onChange={(next) => state.set({ filters: filters.map((each, at) => (at === index ? next : each)) })}
                  onRemove={() => state.set({ filters: filters.filter((_, at) => at !== index) })}
                />
              ),
            )}
            <AddFilter fields={fields} onAdd={(filter) => state.set({ filters: [...filters, filter] })} />
          </>
        )
      )}
      <span className="grow" />
      {board.time.before && charts && !editing && (
        <span className="row dprev">
          <Switch on={search.previous ?? false} label={previous} onChange={(on) => set({ previous: on || undefined }, true)} />
          <span className="t2">{previous}</span>
        </span>
      )}
      {live && !editing && (
        <span className="row t3 fs12 dlive" title={t('dashboards.liveHint')}>
          <span className={`dot ${live === 'open' ? 'on' : ''}`} />
          {t(live === 'lost' ? 'dashboards.liveLost' : 'dashboards.liveOn')}
        </span>
      )}
    </div>
  )
}
