import { Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
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

export function PageError({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  const text = useErrorText()
  return (
    <State
      whole
      title={t('errors.page')}
      action={<RetryButton also={() => void router.invalidate()} />}
    >
      {text(error)}
    </State>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <State
      whole
      title={t('errors.notFound')}
      action={
        <Link className="btn" to="/$workspace/projects" params={{ workspace: 'default' }}>
          {t('errors.toProjects')}
        </Link>
      }
    >
      {t('errors.notFoundText')}
    </State>
  )
}
