import { Link, useParams } from '@tanstack/react-router'
import { ChevronDown, ChevronLeft, Layers, LayoutPanelTop, Settings2, Terminal } from 'lucide-react'
import { useTranslation } from '../i18n/useTranslation'
import { useQuery } from '@tanstack/react-query'
import { projectQuery, projectsQuery } from '../api/projects'
import { useCurrentProject } from '../app/useCurrentProject'
import { AlertCount } from '../features/alerts/AlertCount'
import { lastProject } from '../lib/lastProject'
import { Icon } from './Icon'
import { MENU } from './menu'
import { Preferences } from './Preferences'
import { ProjectSign } from './ProjectSign'

/** The menu. It lists only pages that exist; a group without pages is not shown. In the drawer the project comes first. */
export function SideNav({ onNavigate, drawer = false }: { onNavigate?: () => void; drawer?: boolean }) {
  const { t } = useTranslation()
  const params = useParams({ strict: false })
  const workspace = params.workspace ?? 'default'
  const projectId = useCurrentProject(workspace)
  return (
    <>
      {drawer && projectId ? (
        <DrawerProject workspace={workspace} projectId={projectId} onNavigate={onNavigate} />
      ) : (
        <Link
          className="nav"
          to="/$workspace/projects"
          params={{ workspace }}
          title={t('nav.projects')}
          activeOptions={{ exact: true }}
          onClick={onNavigate}
        >
          <Icon of={Layers} />
          <span className="lbl">{t('nav.projects')}</span>
        </Link>
      )}
      <Link className="nav" to="/$workspace/dashboards" params={{ workspace }} title={t('nav.boards')} activeOptions={{ includeSearch: false }} onClick={onNavigate}>
        <Icon of={LayoutPanelTop} />
        <span className="lbl">{t('nav.boards')}</span>
      </Link>
      {!drawer && !params.projectId && <BackToProject workspace={workspace} />}
      {projectId &&
        MENU.filter(({ entries }) => entries.length > 0).map(({ group, entries }) => (
          <div className="grp" key={group}>
            <h2>{t(`nav.${group}`)}</h2>
            {entries.map((entry) => (
              <Link
                key={entry.id}
                className="nav"
                to={entry.to}
                params={{ workspace, projectId } as never}
                title={t(`nav.${entry.id}`)}
                activeOptions={{ includeSearch: false }}
                onClick={onNavigate}
              >
                <Icon of={entry.icon} />
                <span className="lbl">{t(`nav.${entry.id}`)}</span>
                {entry.id === 'alerts' && <AlertCount projectId={projectId} />}
              </Link>
            ))}
          </div>
        ))}
      <div className="foot">
        <Link
          className="nav"
          to="/$workspace/get-started"
          params={{ workspace }}
          title={t('nav.setup')}
          activeOptions={{ includeSearch: false }}
          onClick={onNavigate}
        >
          <Icon of={Terminal} />
          <span className="lbl">{t('nav.setup')}</span>
        </Link>
        <Link
          className="nav"
          to="/$workspace/configuration"
          params={{ workspace }}
          title={t('nav.settings')}
          activeOptions={{ includeSearch: false }}
          onClick={onNavigate}
        >
          <Icon of={Settings2} />
          <span className="lbl">{t('nav.settings')}</span>
        </Link>
        <Preferences />
      </div>
    </>
  )
}

/** On pages of the workspace: the project that was looked at last. */
function BackToProject({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const projectId = lastProject(workspace)
  const project = useQuery({ ...projectQuery(projectId ?? ''), enabled: projectId !== undefined })
  if (!projectId || project.isError) return null
  const label = t('nav.backTo', { name: project.data?.name ?? '' })
  return (
    <Link className="nav" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} title={label}>
      <Icon of={ChevronLeft} />
      <span className="lbl trunc">{label}</span>
    </Link>
  )
}

/** The project that the menu is about, and the way to another. */
function DrawerProject({ workspace, projectId, onNavigate }: { workspace: string; projectId: string; onNavigate: (() => void) | undefined }) {
  const { t } = useTranslation()
  const project = useQuery(projectQuery(projectId))
  const all = useQuery(projectsQuery())
  const name = project.data?.name ?? ' '
  return (
    <Link className="nav dproj" to="/$workspace/projects" params={{ workspace }} title={t('nav.switchProject')} activeOptions={{ exact: true }} onClick={onNavigate}>
      <ProjectSign id={projectId} name={name} />
      <span className="col grow">
        <span className="w6 trunc">{name}</span>
        <span className="t3 fs12 trunc">
          {workspace}
          {all.data && `, ${t('projects.count', { count: all.data.total })}`}
        </span>
      </span>
      <Icon of={ChevronDown} size={14} />
    </Link>
  )
}
