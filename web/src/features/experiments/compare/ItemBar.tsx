import { Database, Download, PencilLine } from 'lucide-react'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { BulkBar } from '../../../components/list/BulkBar'
import type { Selection } from '../../../components/table/useSelection'
import * as f from '../../../lib/format'
import { useHotkeys } from '../../../lib/hotkeys'
import { createDataset, createQueue, datasetChoices, queueChoices, type BulkRequest } from '../../rows/api'
import { PickDialog } from '../../rows/bulk/PickDialog'
import { useBulk } from '../../rows/bulk/useBulk'
import { exportUrl } from '../api'
import type { ComparedItem } from '../types'
import type { Comparison } from './useComparison'

/** Ids in an address: more do not fit into the first line of a request. */
const MOST_NAMED = 100

interface Props {
  comparison: Comparison
  projectId: string
  selection: Selection<ComparedItem>
}

/** What can be done with ticked items of a comparison: what goes on is what the experiment looked at made of them. */
export function ItemBar({ comparison, projectId, selection }: Props) {
  const { t } = useTranslation()
  const start = useBulk(projectId)
  const [asked, setAsked] = useState<'dataset' | 'queue'>()
  const { datasetId, params, candidate, baseline } = comparison
  const wanted = candidate ?? baseline
  const traces = [...selection.rows.values()].flatMap((item) => item.experiment_items.flatMap((run) => (run.experiment_id === wanted ? [run.trace_id] : [])))
  const what = `${f.count(traces.length)} ${t('logs.traceWord', { count: traces.length })}`
  useHotkeys({ d: () => traces.length > 0 && setAsked('dataset') }, asked === undefined)
  const run = async (deed: Omit<BulkRequest, 'entity' | 'rows'>) => {
    await start({ entity: 'traces', rows: { project_id: projectId, ids: [...new Set(traces)] }, ...deed })
    selection.clear()
  }
  const { search: _search, change: _change, ...all } = params
  const named = { ...all, filters: JSON.stringify([{ field: 'id', operator: 'in', key: '', value: [...selection.ids].join(',') }]) }
  return (
    <>
      <BulkBar selection={selection}>
        <button className="btn ghost sm" disabled={traces.length === 0} title={t('rows.keyD')} onClick={() => setAsked('dataset')}>
          <Icon of={Database} size={14} />
          {t('rows.addToDataset')}
        </button>
        <button className="btn ghost sm" disabled={traces.length === 0} onClick={() => setAsked('queue')}>
          <Icon of={PencilLine} size={14} />
          {t('rows.annotate')}
        </button>
        <Menu.Root>
          <Menu.Trigger className="btn ghost sm" disabled={selection.count > MOST_NAMED} title={selection.count > MOST_NAMED ? t('experiments.exportTicked', { count: MOST_NAMED }) : undefined}>
            <Icon of={Download} size={14} />
            {t('rows.export')}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="start" sideOffset={4}>
              {(['csv', 'jsonl'] as const).map((format) => (
                <Menu.Item className="mi" key={format} asChild>
                  <a href={exportUrl(datasetId, named, format)} download>
                    {t(`experiments.as_${format}`, { count: selection.count })}
                  </a>
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      </BulkBar>
      {asked === 'dataset' && (
        <PickDialog
          title={t('rows.datasetWhat', { what })}
          verb={t('rows.add')}
          query={(name) => datasetChoices(projectId, name) as never}
          create={(name) => createDataset(projectId, name)}
          nothing={t('rows.noDatasets')}
          onClose={() => setAsked(undefined)}
          onTake={([id]) => run({ action: 'add_to_dataset', dataset_id: id! })}
        />
      )}
      {asked === 'queue' && (
        <PickDialog
          title={t('rows.queueWhat', { what })}
          verb={t('rows.add')}
          query={(name) => queueChoices(projectId, 'trace', name) as never}
          create={(name) => createQueue(projectId, 'trace', name)}
          nothing={t('rows.noQueues')}
          onClose={() => setAsked(undefined)}
          onTake={([id]) => run({ action: 'add_to_queue', queue_id: id! })}
        />
      )}
    </>
  )
}
