import * as Menu from '@radix-ui/react-dropdown-menu'
import { useNavigate } from '@tanstack/react-router'
import { GitCompareArrows, Tags } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import { useHotkeys } from '../../../lib/hotkeys'
import { EntityBar } from '../../rows/bulk/EntityBar'
import { TagDialog } from '../../rows/bulk/TagDialog'
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
  const [tagging, setTagging] = useState(false)
  const chosen = experiments ?? []
  const datasets = [...new Set(chosen.map((each) => each.dataset_id))].map((id) => chosen.filter((each) => each.dataset_id === id))
  const compare = (compared: Experiment[]) =>
    void navigate({
      to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
      params: ((now: object) => ({ ...now, projectId, datasetId: compared[0]!.dataset_id })) as never,
      // The oldest is what the others are measured against.
      search: { experiments: compared.map(({ id }) => id).sort() },
    })
  useHotkeys({ c: () => datasets.length === 1 && compare(datasets[0]!), t: () => setTagging(true) })
  return (
    <>
      <EntityBar bulk={bulk} selection={selection} total={total} sorting={sorting}>
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
        <button className="btn ghost sm" title={t('rows.keyT')} onClick={() => setTagging(true)}>
          <Icon of={Tags} size={14} />
          {t('experiments.tags')}
        </button>
      </EntityBar>
      {tagging && (
        <TagDialog
          title={t('rows.tagWhat', { what: bulk.what(selection.count) })}
          present={[...new Set(chosen.flatMap((each) => each.tags ?? []))].slice(0, 20)}
          onClose={() => setTagging(false)}
          onTake={(add, gone) => bulk.run({ action: 'tag', tags_to_add: add, tags_to_remove: gone })}
        />
      )}
    </>
  )
}
