import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { useLoadedList } from '../../components/table/useLoadedList'
import { useSelection } from '../../components/table/useSelection'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import type { Field } from '../../lib/filters'
import { useHotkeys } from '../../lib/hotkeys'
import { useMedia } from '../../lib/useMedia'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import { AlertPanel } from './AlertPanel'
import { SHOWN, type AlertSearch, type Shown } from './alertSearch'
import { allAlertsQuery, statesQuery } from './api'
import './alerts.css'
import { Firings } from './Firings'
import { copyOf, type Alert, type AlertDraft } from './model'
import { useAlertColumns } from './useAlertColumns'

const ALERT = '/$workspace/projects/$projectId/alerts/$alertId'
const VIEW_ALSO = ['state']
const ORDER = ['firing', 'to_acknowledge', 'muted', 'quiet']
const FIELDS: Field[] = [{ field: 'name', kind: 'text', words: ['name'] }]

/** The alerts of a project and how they stand; with one open, when it fired below and what it watches beside them. */
export function AlertsPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '', alertId } = useParams({ strict: false })
  const { state: shown } = useSearch({ strict: false }) as AlertSearch
  const navigate = useNavigate()
  const narrow = useMedia('(max-width: 1180px)')
  const state = useListState(FIELDS)
  useLiveLists('alerts')
  const { search, filters, ...params } = state.params
  const named = search ? JSON.stringify([...(state.filters ?? []), { field: 'name', operator: 'contains', value: search }]) : filters
  const all = useQuery(allAlertsQuery(projectId, { filters: named, ...params }))
  const states = useQuery(statesQuery(projectId))
  const rows = useMemo(() => {
    const found = all.data?.content
    if (!found || !states.data) return found
    const stateOf = (alert: Alert) => states.data.get(alert.id)?.state ?? 'quiet'
    if (shown) return found.filter((alert) => stateOf(alert) === shown)
    // What presses first, unless another order was chosen.
    return state.sort ? found : found.toSorted((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)))
  }, [all.data, states.data, shown, state.sort])
  const loaded = useLoadedList(rows, all)
  const toast = useToast()
  const identity = JSON.stringify(['alerts', projectId, state.params, shown])
  const list = useStaying<Alert, typeof loaded>(loaded, identity)
  const ticks = useSelection(list, identity)
  // How an alert stands is not asked of the list: all that stand so are named, and they are all here.
  const selection = shown && ticks.all ? { ...ticks, all: false, ids: new Set((rows ?? []).flatMap((row) => (ticks.except.has(row.id) ? [] : row.id))) } : ticks
  const bulk = useEntityBulk('alerts', projectId, identity, selection, { ...state.params, filters: named, search: undefined })
  const columns = useAlertColumns(states.data)
  // What an alert is begun with is for that one only.
  const keep = { search: ((now: AlertSearch) => ({ ...now, propose: undefined })) as never }
  const [copied, setCopied] = useState<AlertDraft>()
  const open = (id: string) => void navigate({ to: ALERT, params: { workspace, projectId, alertId: id }, ...keep })
  const close = () => {
    setCopied(undefined)
    void navigate({ to: '/$workspace/projects/$projectId/alerts', params: { workspace, projectId }, ...keep })
  }
  useHotkeys({ n: () => open('new'), ...(alertId ? { Escape: close } : {}) })
  const create = (
    <Link className={alertId ? 'btn' : 'btn primary'} to={ALERT} params={{ workspace, projectId, alertId: 'new' }} {...keep}>
      <Icon of={Plus} size={14} />
      {t('alerts.new')}
    </Link>
  )
  const current = alertId ? all.data?.content.find((alert) => alert.id === alertId) : undefined
  const standing = current && states.data?.get(current.id)
  const firings = current && <Firings key={current.id} alert={current} standing={standing} />
  return (
    <>
      <TopBar title={t('nav.alerts')}>{create}</TopBar>
      <div className={`apage ${alertId ? 'open' : ''}`}>
        {!(narrow && alertId) && (
          <div className="apane">
            <EntityList
              id="alerts"
              viewAlso={VIEW_ALSO}
              name={t('nav.alerts')}
              list={list}
              state={{ ...state, openId: alertId }}
              columns={columns}
              density="roomy"
              placeholder={t('alerts.find')}
              selection={selection}
              cardHeight={116}
              lead={<StateSwitch shown={shown} counts={counted(states.data)} />}
              narrowed={shown !== undefined}
              bulk={<EntityBar switches testId="alerts-bulk-delete-button" bulk={bulk} selection={selection} total={list.total} sorting={state.params.sorting} />}
              empty={<EmptyState title={t('alerts.emptyTitle')} text={t('alerts.empty')} action={create} />}
              onOpen={(alert) => open(alert.id)}
            />
            {firings}
          </div>
        )}
        {alertId && (
          <AlertPanel
            key={alertId}
            alertId={alertId}
            standing={standing}
            copied={alertId === 'new' ? copied : undefined}
            onClose={close}
            onSaved={close}
            onDuplicate={(stored) => {
              setCopied(copyOf(stored, t('alerts.copyName', { name: stored.name })))
              if (stored.webhook.secret_token) toast(t('alerts.noSecretCopied'))
              open('new')
            }}
            onDelete={() => {
              void bulk.remove(undefined, [alertId])
              close()
            }}
          >
            {narrow && firings}
          </AlertPanel>
        )}
      </div>
      <RowJobs projectId={projectId} />
    </>
  )
}

type Counts = Record<Shown | 'all', number>

function counted(states: Map<string, { state: string }> | undefined): Counts | undefined {
  if (!states) return undefined
  const of = (state: Shown) => [...states.values()].filter((each) => each.state === state).length
  return { all: states.size, firing: of('firing'), to_acknowledge: of('to_acknowledge'), muted: of('muted') }
}

/** All of them, or those that stand so; each is a link. */
function StateSwitch({ shown, counts }: { shown: Shown | undefined; counts: Counts | undefined }) {
  const { t } = useTranslation()
  return (
    <div className="seg sm" role="group" aria-label={t('alerts.shown')}>
      {[undefined, ...SHOWN].map((each) => (
        <Link key={each ?? 'all'} to="." search={((now: AlertSearch) => ({ ...now, state: each })) as never} className={each === shown ? 'on' : ''} aria-current={each === shown ? 'true' : undefined} activeProps={{}}>
          {t(`alerts.show.${each ?? 'all'}`)}
          <small>{counts?.[each ?? 'all']}</small>
        </Link>
      ))}
    </div>
  )
}
