import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { RowSource } from '../../components/table/rowSource'
import * as f from '../../lib/format'
import { EnvironmentDot } from '../prompts/EnvironmentBadges'
import type { Blueprint } from './api'
import { useAgentEnvironments } from './useAgentEnvironments'
import { VersionChoice } from './VersionChoice'

/** Which environment uses which version; a choice acts at once and can be taken back. One that follows the newest has none. */
export function Environments({ list, current }: { list: RowSource<Blueprint>; current: Blueprint }) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const { environments, deploy } = useAgentEnvironments(list, current)
  return (
    <ul className="cenvs" aria-label={t('prompts.environments')}>
      {environments.map((environment) => (
        <li key={environment.name}>
          <div className="row">
            <EnvironmentDot color={environment.color} />
            <span className="w5 grow">{environment.name}</span>
            {!environment.follows && <VersionChoice
              bare
              projectId={projectId}
              chosen={environment.version}
              label={t('agents.versionOf', { environment: environment.name })}
              onChoose={(version) => void deploy(environment, version)}
            />}
          </div>
          <div className="t3 fs12 trunc" title={environment.given && f.timeFull(environment.given.at)}>
            {environment.version ? (
              <>
                <b className="w5 num">{environment.version.name}</b>{' '}
                {environment.follows ? t('prompts.follows') : environment.given && t('agents.given', { at: f.since(environment.given.at), author: environment.given.by ?? f.NONE })}
              </>
            ) : (
              t(environment.follows ? 'prompts.follows' : 'prompts.noneYet')
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
