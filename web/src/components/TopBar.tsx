import { Link, useParams, type LinkProps } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { use, useEffect, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { Icon } from './Icon'
import { ProjectSwitcher } from './ProjectSwitcher'
import { ShellContext } from './shellContext'
import { useHasTopBar, useOwnTopBar } from './topBars'

interface Parent {
  label: string
  to: LinkProps['to']
  projectId?: string
}

/** Where am I, switch project, page title (the only h1), at most three actions. */
export function TopBar({
  title,
  parent,
  children,
}: {
  title: string
  /** The list that the page belongs to, and its project where the address names none. */
  parent?: Parent
  children?: ReactNode
}) {
  useOwnTopBar()
  useEffect(() => {
    document.title = `${title} · Opik`
  }, [title])
  return (
    <Bar title={title} parent={parent}>
      {children}
    </Bar>
  )
}

/** Over a page that has none, because it is not there or did not come: a phone has its menu here. */
export function SpareTopBar() {
  return useHasTopBar() ? null : <Bar />
}

function Bar({ title, parent, children }: { title?: string; parent?: Parent | undefined; children?: ReactNode }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = parent?.projectId } = useParams({ strict: false })
  const { openDrawer } = use(ShellContext)
  return (
    <header className="top">
      {openDrawer && (
        <button className="ibtn burger" aria-label={t('nav.open')} onClick={openDrawer}>
          <Icon of={Menu} />
        </button>
      )}
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
        {title !== undefined && <h1>{title}</h1>}
      </nav>
      <span className="grow" />
      {children}
    </header>
  )
}
