import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { definitionsQuery } from '../api/definitions'
import { projectQuery } from '../api/projects'
import { forgetProject, lastProject, rememberProject } from '../lib/lastProject'
import { isGone, ScopeGone } from './PageStates'
import { SpareTopBar, TopBar } from './TopBar'

/** The page, unless its workspace or its project is not there. A project that is there is where this browser begins next time. */
export function Scope() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId } = useParams({ strict: false })
  // Every page asks for the definitions, and only an unknown workspace has none.
  const definitions = useQuery(definitionsQuery())
  const project = useQuery({ ...projectQuery(projectId ?? ''), enabled: projectId !== undefined })
  const gone = isGone(definitions.error) ? 'workspace' : projectId !== undefined && isGone(project.error) ? 'project' : undefined
  useEffect(() => {
    if (projectId === undefined) return
    if (gone && lastProject(workspace) === projectId) forgetProject()
    else if (project.data) rememberProject({ workspace, project: projectId })
  }, [workspace, projectId, gone, project.data])
  if (!gone)
    return (
      <>
        <SpareTopBar />
        <Outlet />
      </>
    )
  return (
    <>
      <TopBar title={t('errors.notFound')} />
      <ScopeGone what={gone} />
    </>
  )
}
