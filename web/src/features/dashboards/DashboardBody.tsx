import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { Switch } from '../../components/form/Switch'
import { useHotkeys } from '../../lib/hotkeys'
import { PRESETS } from '../../lib/range'
import './dashboards.css'
import type { Dashboard, DashboardConfig, WidgetConfig } from './model'
import type { DashboardSearch } from './routes'
import { Sections } from './Sections'
import type { Editing } from './useEditing'
import { WidgetSettings } from './WidgetSettings'
import { windowOf } from './window'

const TYPES: Record<Dashboard['type'], [string, WidgetConfig][]> = {
  multi_project: [
    ['project_metrics', { metricType: 'TRACE_COUNT', chartType: 'line' }],
    ['project_stats_card', { source: 'traces', metric: 'trace_count' }],
    ['text_markdown', { content: '' }],
  ],
  experiments: [
    ['experiments_feedback_scores', { chartType: 'bar', maxExperimentsCount: 10 }],
    ['experiment_leaderboard', { maxRows: 10 }],
    ['text_markdown', { content: '' }],
  ],
}

interface Props {
  type: Dashboard['type']
  config: DashboardConfig
  /** Undefined on a dashboard of the workspace: every widget names its project. */
  projectId: string | undefined
  editing: Editing | undefined
  /** At the left of the bar. */
  children?: ReactNode
}

/** Bar and cards of any dashboard. Time, editing and the open settings are in the address. */
export function DashboardBody({ type, config, projectId, editing, children }: Props) {
  const { t } = useTranslation()
  const search = useSearch({ strict: false }) as DashboardSearch
  const navigate = useNavigate()
  const set = (change: Partial<DashboardSearch>, replace = false) =>
    void navigate({ to: '.', search: ((now: DashboardSearch) => ({ ...now, ...change })) as never, replace, resetScroll: false })
  const [now] = useState(() => Date.now())
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(config.sections.filter((each) => each.collapsed).map((each) => each.id)))
  const time = windowOf(search.range, now)
  const editable = search.edit ? editing : undefined
  const widget = editable && search.widget ? editable.config.sections.flatMap((each) => each.widgets).find((each) => each.id === search.widget) : undefined
  useHotkeys({
    e: () => editing && set({ edit: search.edit ? undefined : true, widget: undefined }),
    'Mod+z': () => editable?.undo(),
    Escape: () => widget && set({ widget: undefined }, true),
  })
  const fold = (id: string) =>
    setFolded((all) => {
      const next = new Set(all)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const shown = editable?.config ?? editing?.config ?? config
  return (
    <>
      <div className="bar">
        {children}
        <select className="select drange" aria-label={t('dashboards.range')} value={time.range.preset ?? ''} onChange={(event) => set({ range: event.target.value || undefined })}>
          {time.range.preset === null && <option value="">{t('dashboards.custom')}</option>}
          {PRESETS.map((preset) => (
            <option key={preset} value={preset}>
              {t(`range.${preset}`)}
            </option>
          ))}
        </select>
        {editable && (
          <>
            <AddWidget type={type} editing={editable} onAdded={(id) => set({ widget: id }, true)} />
            <button className="btn" disabled={!editable.canUndo} onClick={editable.undo}>
              {t('common.undo')}
            </button>
            <span className={`fs12 ${editable.state === 'failed' ? 'err' : 't3'}`} role="status">
              {t(`dashboards.state.${editable.state}`)}
            </span>
          </>
        )}
        <span className="grow" />
        {time.before && type === 'multi_project' && (
          <span className="row dprev">
            <Switch on={search.previous ?? false} label={t('dashboards.previous')} onChange={(on) => set({ previous: on || undefined }, true)} />
            <span className="t2">{t('dashboards.previous')}</span>
          </span>
        )}
      </div>
      <div className={`dsplit ${widget ? 'open' : ''}`}>
        <div className={`dcanvas ${editable ? 'editing' : ''}`} tabIndex={0} role="region" aria-label={t('dashboards.canvas')}>
          {shown.sections.every((each) => each.widgets.length === 0) && (
            <div className="state" role="status">
              <h2 className="h3">{t('dashboards.empty')}</h2>
              <p className="t2">{t('dashboards.emptyText')}</p>
              {editing && !editable && (
                <button className="btn primary" onClick={() => set({ edit: true })}>
                  {t('common.edit')}
                </button>
              )}
            </div>
          )}
          <Sections
            config={shown}
            projectId={projectId ?? ''}
            time={time}
            previous={search.previous ?? false}
            folded={folded}
            onFold={fold}
            editing={editable}
            chosen={search.widget}
            onChoose={(id) => set({ widget: id }, true)}
          />
        </div>
        {widget && editable && <WidgetSettings key={widget.id} widget={widget} projectId={projectId} editing={editable} onClose={() => set({ widget: undefined }, true)} />}
      </div>
    </>
  )
}

function AddWidget({ type, editing, onAdded }: { type: Dashboard['type']; editing: Editing; onAdded: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn">
        <Icon of={Plus} size={14} />
        {t('common.add')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="start" sideOffset={4}>
          {TYPES[type].map(([id, config]) => (
            <Menu.Item key={id} className="mi" onSelect={() => onAdded(editing.add(id, t(`dashboards.types.${id}`), config))}>
              {t(`dashboards.types.${id}`)}
            </Menu.Item>
          ))}
          <Menu.Separator />
          <Menu.Item className="mi" onSelect={() => editing.addSection(t('dashboards.newSection'))}>
            {t('dashboards.section')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
