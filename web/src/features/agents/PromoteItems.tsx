import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { blueprintQuery } from './api'
import { DeployItems } from './DeployItems'

/** A version of the agent's configuration, by its id, and the environments that it may go to. */
export function PromoteItems({ blueprint }: { blueprint: string }) {
  const { t } = useTranslation()
  const found = useQuery(blueprintQuery(blueprint))
  return (
    <Menu.Group>
      <Menu.Label className="mi t3 fs12">
        {t('agents.configuration')} {found.data?.name}
      </Menu.Label>
      {found.data && <DeployItems list={NONE} current={found.data} />}
    </Menu.Group>
  )
}

/** No version is known beforehand: the environments are asked for theirs. */
const NONE = { head: [], total: 1 }
