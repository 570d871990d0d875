import { Link, useNavigate, useParams } from '@tanstack/react-router'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, LayoutDashboard, Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { LIST_KEYS } from '../../components/keySheets'
import { BulkBar } from '../../components/list/BulkBar'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { useErrorText } from '../../components/PageStates'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import * as f from '../../lib/format'
import type { Field } from '../../lib/filters'
import { allDashboards, createDashboard, fetchDashboards } from './api'
import { DashboardMenu } from './DashboardMenu'
import { SCHEMA_VERSION, type Dashboard } from './model'
import { NameDialog } from './NameDialog'
import { SNIPPETS } from './snippets'
import { useDashboardDeeds } from './useDashboardDeeds'

const FIELDS: Field[] = []
/** The dashboards of the workspace. */
export function DashboardsPage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const toast = useToast()
  const errorText = useErrorText()
  const state = useListState(FIELDS)
  const params = { name: state.search, sorting: state.params.sorting }
  const list = useServerList<Dashboard>(['dashboards', currentWorkspace(), params], (page, size, signal) => fetchDashboards(params, page, size, signal))
  useLiveLists('dashboards')
  const selection = useSelection(list, JSON.stringify(params))
  const ticked = async () => (selection.all ? (await allDashboards(params)).filter((each) => selection.has(each.id)) : [...selection.rows.values()])
  const [creating, setCreating] = useState<Dashboard['type'] | null>(null)
  const open = (row: Dashboard, edit?: boolean) => void navigate({ to: '/$workspace/dashboards/$dashboardId', params: { workspace, dashboardId: row.id }, search: { edit } })
  const { deeds, dialog } = useDashboardDeeds({ onCopied: (made) => toast(t('dashboards.copied', { name: made.name })), onRemoved: selection.clear })
  const columns = useMemo(
    () => [
      column<Dashboard>('name', { label: 'dashboards.name', width: '40%', fixed: true, sort: 'name' }, (row) => (
        <Link className="nm" to="/$workspace/dashboards/$dashboardId" params={{ workspace, dashboardId: row.id }} onClick={(event) => event.stopPropagation()}>
          <span className="t3">
            <Icon of={LayoutDashboard} size={14} />
          </span>
          <span className="trunc w5">{row.name}</span>
        </Link>
      )),
      column<Dashboard>('description', { label: 'dashboards.description', width: '60%', drop: 1 }, (row) => <span className="t2 trunc">{row.description ?? f.NONE}</span>),
      column<Dashboard>('type', { label: 'dashboards.type', width: 132 }, (row) => <span className="t2">{t(`dashboards.kinds.${row.type}`)}</span>),
      column<Dashboard>('widgets', { label: 'dashboards.widgets', width: 84, numeric: true }, (row) => <span className="t2">{f.count(row.config.sections.reduce((sum, each) => sum + each.widgets.length, 0))}</span>),
      column<Dashboard>('updated', { label: 'dashboards.updated', width: 132, sort: 'last_updated_at' }, (row) => <time className="t2">{f.time(row.last_updated_at)}</time>),
      column<Dashboard>('menu', { label: 'common.more', width: 56, fixed: true }, (row) => <DashboardMenu dashboard={row} deeds={deeds} small />),
    ],
    [t, workspace, deeds],
  )
  const create = async (name: string) => {
    try {
      const made = await createDashboard('dashboards', { name, type: creating!, config: { version: SCHEMA_VERSION, lastModified: Date.now(), sections: [] } })
      setCreating(null)
      open(made, true)
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  const add = (
    <Menu.Root>
      <Menu.Trigger className="btn primary">
        <Icon of={Plus} size={14} />
        {t('dashboards.new')}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {(['multi_project', 'experiments'] as const).map((type) => (
            <Menu.Item key={type} className="mi" onSelect={() => setCreating(type)}>
              {t(`dashboards.kinds.${type}`)}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
  return (
    <>
      <TopBar title={t('nav.boards')}>
        {add}
        <KeySheet rows={LIST_KEYS} />
      </TopBar>
      <EntityList
        id="dashboards"
        name={t('nav.boards')}
        list={list}
        state={state}
        columns={columns}
        placeholder={t('dashboards.find')}
        selection={selection}
        bulk={
          <BulkBar selection={selection} total={list.total}>
            <button className="btn ghost sm err" onClick={() => void ticked().then(deeds.remove, (error: unknown) => toast(errorText(error), true))}>
              <Icon of={Trash2} size={14} />
              {t('common.delete')}
            </button>
          </BulkBar>
        }
        empty={<EmptyState title={t('dashboards.noneYet')} text={t('dashboards.noneYetText')} snippets={SNIPPETS} />}
        onOpen={(row) => open(row)}
      />
      {dialog}
      {creating && <NameDialog title={t('dashboards.new')} first="" busy={false} onClose={() => setCreating(null)} onName={(name) => void create(name)} />}
    </>
  )
}
