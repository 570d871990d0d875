import * as Menu from '@radix-ui/react-dropdown-menu'
import { useNavigate } from '@tanstack/react-router'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import { useHotkeys } from '../../../lib/hotkeys'
import { EntityBar } from '../../rows/bulk/EntityBar'
import type { EntityBulk } from '../../rows/bulk/useEntityBulk'
import type { Experiment } from '../types'
import type { Ticked } from './tickedExperiments'

interface Props {
  bulk: EntityBulk
  ticked: Ticked
  /** Experiments that match. */
  total: number
  projectId: string
  sorting: string | undefined
}

/** What can be done with ticked experiments. Only those of one dataset can be compared: with several, it is asked which. */
export function Bulk({ bulk, ticked: { selection, experiments }, total, projectId, sorting }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = experiments ?? []
  const datasets = [...new Set(chosen.map((each) => each.dataset_id))].map((id) => chosen.filter((each) => each.dataset_id === id))
  const compare = (compared: Experiment[]) =>
    void navigate({
      to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
      params: ((now: object) => ({ ...now, projectId, datasetId: compared[0]!.dataset_id })) as never,
      // The oldest is what the others are measured against.
      search: { experiments: compared.map(({ id }) => id).sort() },
    })
  useHotkeys({ c: () => datasets.length === 1 && compare(datasets[0]!) })
  return (
    <EntityBar bulk={bulk} selection={selection} total={total} sorting={sorting} tags={chosen.flatMap((each) => each.tags ?? [])}>
      {datasets.length === 1 && (
        <button className="btn primary" onClick={() => compare(chosen)}>
          <Icon of={GitCompareArrows} size={14} />
          {t(chosen.length === 1 ? 'experiments.open' : 'experiments.compareThese')}
          <Kbd of="C" />
        </button>
      )}
      {datasets.length > 1 && (
        <Menu.Root>
          <Menu.Trigger className="btn primary">
            <Icon of={GitCompareArrows} size={14} />
            {t('experiments.compareOf')}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="start" sideOffset={4}>
              {datasets.map((each) => (
                <Menu.Item className="mi" key={each[0]!.dataset_id} onSelect={() => compare(each)}>
                  {each[0]!.dataset_name ?? t('experiments.datasetGone')}
                  <span className="r t3 num">{each.length}</span>
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      )}
    </EntityBar>
  )
}
