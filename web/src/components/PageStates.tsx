import { Link, useParams, useRouter, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { ApiError } from '../api/client'
import { RetryButton } from './RetryButton'

/** What happened, in words: what the server said, or that it does not answer. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof ApiError && error.status > 0) return t('errors.status', { status: error.status, message: error.message })
    if (error instanceof ApiError) return t('errors.offline')
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Nothing found, failed, not there: one shape, different words, one action.
 * @param more What stands below the action: lists and the like, which a paragraph cannot hold.
 * @param whole It stands for the page, so that its title is the page's.
 */
export function State({ title, children, action, more, whole = false }: { title: string; children?: ReactNode; action?: ReactNode; more?: ReactNode; whole?: boolean }) {
  const Title = whole ? 'h1' : 'h2'
  return (
    <div className="state" role="status">
      <Title className="h3">{title}</Title>
      {children && <p className="t2">{children}</p>}
      {action}
      {more}
    </div>
  )
}

/** The server says that there is no such thing; asking again would not change it. */
export const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404

/**
 * What was asked for did not come: it is not there, with a way back; or the server failed, with what it said and another try.
 * @param gone What is not there, as a sentence.
 * @param failed What could not be loaded, as a sentence.
 * @param back The list it would be in; the projects where none is named.
 * @param whole It stands for the page, so that its title is the page's.
 */
export function PageError({ error, gone, failed, back, whole = true }: { error: unknown; gone?: string; failed?: string; back?: { label: string; to: LinkProps['to'] }; whole?: boolean }) {
  const { t } = useTranslation()
  const router = useRouter()
  const text = useErrorText()
  const params = useParams({ strict: false })
  if (isGone(error))
    return (
      <State whole={whole} title={gone ?? t('errors.gone')} action={back ? <Link className="btn" to={back.to} params={params as never}>{back.label}</Link> : <ToProjects />}>
        {t('errors.goneText')}
      </State>
    )
  return (
    <State whole={whole} title={failed ?? t('errors.page')} action={<RetryButton also={() => void router.invalidate()} />}>
      {text(error)}
    </State>
  )
}

function ToProjects() {
  const { t } = useTranslation()
  return (
    <Link className="btn" to="/$workspace/projects" params={{ workspace: 'default' }}>
      {t('errors.toProjects')}
    </Link>
  )
}

/** The project or the workspace of the address is not there: said once, whatever the page would have asked for. */
export function ScopeGone({ what }: { what: 'project' | 'workspace' }) {
  const { t } = useTranslation()
  return (
    <State title={t(`errors.${what}Gone`)} action={<ToProjects />}>
      {t('errors.goneText')}
    </State>
  )
}

/** A page whose parts are not known yet. */
export function Waiting() {
  return (
    <div className="treeskel" aria-busy="true">
      {[60, 85, 40, 90, 70].map((width) => (
        <span key={width} className="skel" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <State
      whole
      title={t('errors.notFound')}
      action={<ToProjects />}
    >
      {t('errors.notFoundText')}
    </State>
  )
}

/** An address outside of any workspace: there is no frame around it, so it is the page's main part itself. */
export function NotFoundAnywhere() {
  return (
    <main id="page">
      <NotFound />
    </main>
  )
}
