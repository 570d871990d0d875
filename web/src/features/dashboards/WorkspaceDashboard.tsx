import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { State, useErrorText } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { dashboardQuery, updateDashboard } from './api'
import { DashboardActions } from './DashboardActions'
import { DashboardBody } from './DashboardBody'
import type { Dashboard } from './model'
import type { DashboardSearch } from './routes'
import { useEditing } from './useEditing'

/** A dashboard of the workspace: its widgets name their projects, or show experiments. */
export function WorkspaceDashboard() {
  const { t } = useTranslation()
  const { dashboardId = '', workspace = 'default' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as DashboardSearch
  const errorText = useErrorText()
  const query = useQuery(dashboardQuery('dashboards', dashboardId))
  return (
    <>
      <TopBar title={query.data?.name ?? t('nav.dashboards')}>{query.data && <DashboardActions editable editing={search.edit ?? false} />}</TopBar>
      {query.data ? (
        <Body key={query.data.id} dashboard={query.data} />
      ) : query.isError ? (
        <State
          title={t('dashboards.gone')}
          action={
            <Link className="btn" to="/$workspace/dashboards" params={{ workspace }}>
              {t('dashboards.toList')}
            </Link>
          }
        >
          {errorText(query.error)}
        </State>
      ) : (
        <div className="dcanvas" aria-busy="true" />
      )}
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
