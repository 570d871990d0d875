import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { PageError } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { dashboardQuery, updateDashboard } from './api'
import { DashboardActions } from './DashboardActions'
import { DashboardBody } from './DashboardBody'
import { DashboardMenu } from './DashboardMenu'
import type { Dashboard } from './model'
import type { DashboardSearch } from './routes'
import { useDashboardDeeds } from './useDashboardDeeds'
import { useEditing } from './useEditing'

/** A dashboard of the workspace: its widgets name their projects, or show experiments. */
export function WorkspaceDashboard() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { workspace = 'default', dashboardId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as DashboardSearch
  const query = useQuery(dashboardQuery('dashboards', dashboardId))
  const { deeds, dialog } = useDashboardDeeds({
    onCopied: (made) => void navigate({ to: '/$workspace/dashboards/$dashboardId', params: { workspace, dashboardId: made.id } }),
    onRemoved: () => void navigate({ to: '/$workspace/dashboards', params: { workspace } }),
  })
  return (
    <>
      <TopBar title={query.data?.name ?? t('nav.boards')} parent={{ label: t('nav.boards'), to: '/$workspace/dashboards' }}>
        {query.data && <DashboardMenu dashboard={query.data} deeds={deeds} />}
        {query.data && <DashboardActions editable editing={search.edit ?? false} />}
      </TopBar>
      {query.data ? (
        <Body key={query.data.id} dashboard={query.data} />
      ) : query.isError ? (
        <PageError whole={false} error={query.error} gone={t('dashboards.gone')} back={{ label: t('dashboards.toList'), to: '/$workspace/dashboards' }} />
      ) : (
        <div className="dcanvas" aria-busy="true" />
      )}
      {dialog}
    </>
  )
}

function Body({ dashboard }: { dashboard: Dashboard }) {
  const client = useQueryClient()
  const editing = useEditing(dashboard.config, async (config) => {
    client.setQueryData(dashboardQuery('dashboards', dashboard.id).queryKey, await updateDashboard('dashboards', dashboard.id, { config }))
  })
  return <DashboardBody type={dashboard.type} config={dashboard.config} projectId={dashboard.project_id} editing={editing} />
}
