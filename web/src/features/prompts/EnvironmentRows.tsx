import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { environmentsQuery, type Deployment, type Prompt } from './api'
import { EnvironmentDot } from './EnvironmentBadges'
import { useDeploy } from './useDeploy'
import { VersionChoice } from './VersionChoice'

/** Which version each environment uses and since when; another one is chosen in place unless it follows the newest, the toast takes it back. */
export function EnvironmentRows({ prompt, deployed, pending }: { prompt: Prompt; deployed: Deployment[]; pending: boolean }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const environments = useQuery(environmentsQuery())
  const deploy = useDeploy()
  if (environments.data?.length === 0)
    return (
      <p className="t3 fs12">
        {t('prompts.noEnvironments')}{' '}
        <Link className="acc" to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'environments' } as never}>
          {t('prompts.makeEnvironment')}
        </Link>
      </p>
    )
  if (environments.isPending || pending)
    return [60, 40, 50].map((width) => (
      <div className="env" key={width} aria-hidden="true">
        <span className="skel" style={{ width: `${width}%` }} />
      </div>
    ))
  return environments.data?.map((environment) => {
    const used = deployed.find((each) => each.environment === environment.name)
    const now = used && { id: used.version_id, ...(used.version_number ? { version_number: used.version_number } : {}) }
    return (
      <div className="env" key={environment.id}>
        <EnvironmentDot color={environment.color} />
        <div className="grow trunc">
          <b className="w5">{environment.name}</b>
          <div className="t3 fs12 trunc" title={used?.assigned_at && f.timeFull(used.assigned_at)}>
            {environment.follows_newest ? t('prompts.follows') : used?.assigned_at ? t('prompts.since', { at: f.since(used.assigned_at), author: used.assigned_by ?? f.NONE }) : !used && t('prompts.noneYet')}
          </div>
        </div>
        {environment.follows_newest ? (
          <span className="num t2 fs12">{used?.version_number}</span>
        ) : (
        <VersionChoice
          promptId={prompt.id}
          chosen={now}
          align="end"
          label={t('prompts.versionOf', { environment: environment.name })}
          onChoose={(version) => version.id !== now?.id && void deploy([environment.name], version, now)}
        />
        )}
      </div>
    )
  })
}
