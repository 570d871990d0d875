import * as Menu from '@radix-ui/react-dropdown-menu'
import { useNavigate } from '@tanstack/react-router'
import { Download, GitCompareArrows, Tags, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import { BulkBar } from '../../../components/list/BulkBar'
import type { Selection } from '../../../components/table/useSelection'
import { useHotkeys } from '../../../lib/hotkeys'
import { experimentsFile } from '../api'
import type { Experiment } from '../types'
import { TagsDialog } from './TagsDialog'

/** What can be done with ticked experiments. Only those of one dataset can be compared: with several, it is asked which. */
export function Bulk({ selection, chosen, projectId, onDelete }: { selection: Selection; chosen: Experiment[]; projectId: string; onDelete: (ids: string[]) => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [tagging, setTagging] = useState(false)
  const datasets = [...new Set(chosen.map((each) => each.dataset_id))].map((id) => chosen.filter((each) => each.dataset_id === id))
  const compare = (experiments: Experiment[]) =>
    void navigate({
      to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
      params: ((now: object) => ({ ...now, projectId, datasetId: experiments[0]!.dataset_id })) as never,
      // The oldest is what the others are measured against.
      search: { experiments: experiments.map(({ id }) => id).sort() },
    })
  useHotkeys({ c: () => datasets.length === 1 && compare(datasets[0]!), t: () => setTagging(true) })
  return (
    <BulkBar selection={selection}>
      {datasets.length <= 1 ? (
        <button className="btn primary" onClick={() => compare(chosen)}>
          <Icon of={GitCompareArrows} size={14} />
          {t(chosen.length === 1 ? 'experiments.open' : 'experiments.compareThese')}
          <Kbd of="C" />
        </button>
      ) : (
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
      <button className="btn" onClick={() => setTagging(true)}>
        <Icon of={Tags} size={14} />
        {t('experiments.tags')}
      </button>
      <a className="btn" href={experimentsFile({ project_id: projectId, experiment_ids: JSON.stringify(chosen.map(({ id }) => id)) })} download>
        <Icon of={Download} size={14} />
        {t('experiments.exportChosen')}
      </a>
      <button
        className="btn danger"
        onClick={() => {
          onDelete(chosen.map(({ id }) => id))
          selection.clear()
        }}
      >
        <Icon of={Trash2} size={14} />
        {t('common.delete')}
      </button>
      {tagging && <TagsDialog experiments={chosen} onClose={() => setTagging(false)} />}
    </BulkBar>
  )
}
