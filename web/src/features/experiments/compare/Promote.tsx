import * as Menu from '@radix-ui/react-dropdown-menu'
import { Rocket } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { lazyPart } from '../../../app/lazyPage'
import { Icon } from '../../../components/Icon'
import { promotedBy } from './promoted'
import type { Comparison } from './useComparison'

const PromoteItems = lazyPart(['prompts', 'agents'], () => import('./PromoteItems'), 'PromoteItems')
const DeployQuestion = lazyPart('prompts', () => import('../../../components/deploy/DeployQuestion'), 'DeployQuestion')

/** What the experiment that is looked at ran with (versions of prompts, a version of an agent's configuration) goes to an environment. */
export function Promote({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { experiments, alone, candidate, letters } = comparison
  const of = alone ? experiments[0] : experiments.find((each) => each.id === candidate)
  const used = of && promotedBy(of)
  if (!used || (used.prompts.length === 0 && !used.blueprint)) return null
  const letter = alone ? undefined : letters.get(of.id)
  return (
    <>
      <Menu.Root onOpenChange={(open) => open && setOpened(true)}>
        <Menu.Trigger className="btn primary opt" title={of.name} data-testid="experiment-promote-button">
          <Icon of={Rocket} size={14} />
          {letter ? t('experiments.promoteOf', { letter }) : t('experiments.promote')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu scroll" align="end" sideOffset={4}>
            <Suspense fallback={<Menu.Label className="mi t3 fs12">…</Menu.Label>}>
              <PromoteItems {...used} />
            </Suspense>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {/* Outlives the menu, which closes with the choice. */}
      <Suspense fallback={null}>{opened && <DeployQuestion />}</Suspense>
    </>
  )
}
