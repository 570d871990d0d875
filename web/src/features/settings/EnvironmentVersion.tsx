import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { EnvironmentUsage } from './api'

/** The version that an environment was given last, and of how many others it has one; leads to the prompt. */
export function EnvironmentVersion({ usage }: { usage: EnvironmentUsage | undefined }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const latest = usage?.latest
  if (!latest) return null
  const name = latest.prompt_name ?? t('settings.environments.agent')
  const version = latest.version_number ?? f.shortId(latest.version_id)
  const title = t('settings.environments.given', { name, version, time: f.timeFull(latest.at), by: latest.by ?? f.NONE })
  const text = (
    <>
      <span className="trunc">{name}</span> <span className="num">{version}</span>
      {usage.deployments > 1 && <span className="t3"> {t('settings.environments.others', { count: usage.deployments - 1 })}</span>}
    </>
  )
  if (!usage.project_id || !latest.prompt_id)
    return (
      <span className="set-ver t2 fs12" title={title}>
        {text}
      </span>
    )
  return (
    <Link className="set-ver t2 fs12" title={title} to="/$workspace/projects/$projectId/prompts/$promptId" params={{ workspace, projectId: usage.project_id, promptId: latest.prompt_id }}>
      {text}
    </Link>
  )
}
