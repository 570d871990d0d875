import { Link, useParams, type LinkProps } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { use, useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'
import { ProjectSwitcher } from './ProjectSwitcher'
import { ShellContext } from './shellContext'

/** Where am I, switch project, page title (the only h1), at most three actions. */
export function TopBar({
  title,
  parent,
  children,
}: {
  title: string
  /** The list that the page belongs to, and its project where the address names none. */
  parent?: { label: string; to: LinkProps['to']; projectId?: string }
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = parent?.projectId } = useParams({ strict: false })
  const { openDrawer } = use(ShellContext)
  useEffect(() => {
    document.title = `${title} · Opik`
  }, [title])
  return (
    <header className="top">
      <button className="ibtn burger" aria-label={t('nav.open')} onClick={openDrawer}>
        <Icon of={Menu} />
      </button>
      <nav className="crumbs" aria-label={t('nav.crumbs')}>
        <Link className="opt" to="/$workspace/projects" params={{ workspace }}>
          {workspace}
        </Link>
        <span className="sl opt">/</span>
        {projectId && (
          <>
            <ProjectSwitcher workspace={workspace} projectId={projectId} />
            <span className="sl">/</span>
          </>
        )}
        {parent && (
          <>
            <Link className="opt" to={parent.to} params={{ workspace, projectId } as never}>
              {parent.label}
            </Link>
            <span className="sl opt">/</span>
          </>
        )}
        <h1>{title}</h1>
      </nav>
      <span className="grow" />
      {children}
    </header>
  )
}
