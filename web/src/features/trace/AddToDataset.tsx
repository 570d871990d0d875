import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Checkbox } from '../../components/form/Checkbox'
import { store, stored } from '../../lib/storage'
import { createDataset, datasetChoices } from '../rows/api'
import { FieldMapping, fieldMappings, type Mapped } from '../rows/bulk/FieldMapping'
import { PickDialog } from '../rows/bulk/PickDialog'
import { useBulk } from '../rows/bulk/useBulk'
import type { Entity } from './api'

const PARTS = ['spans', 'tags', 'feedback_scores', 'comments', 'usage', 'metadata'] as const

/** Keeps one trace or span in a dataset, together with what is ticked; the choice is remembered. */
export function AddToDataset({ entity, name, onClose }: { entity: Entity; name: string; onClose: () => void }) {
  const { t } = useTranslation()
  const start = useBulk(entity.projectId)
  const [parts, setParts] = useState<string[]>(() => stored('add-to-dataset', ['tags', 'metadata']))
  const [maps, setMaps] = useState<Mapped[]>(() => stored('add-to-dataset-maps', []))
  const toggle = (part: string, on: boolean) => {
    const next = on ? [...parts, part] : parts.filter((each) => each !== part)
    setParts(next)
    store('add-to-dataset', next)
  }
  return (
    <PickDialog
      title={t('trace.addWhatToDataset', { name })}
      verb={t('rows.add')}
      query={(typed) => datasetChoices(entity.projectId, typed) as never}
      create={(typed) => createDataset(entity.projectId, typed)}
      nothing={t('rows.noDatasets')}
      onClose={onClose}
      onTake={async ([id]) => {
        const mappings = fieldMappings(maps)
        store('add-to-dataset-maps', maps)
        await start({
          entity: entity.kind,
          rows: { project_id: entity.projectId, ids: [entity.id] },
          action: 'add_to_dataset',
          dataset_id: id!,
          enrichment_options: Object.fromEntries(PARTS.map((part) => [`include_${part}`, parts.includes(part)])),
          ...(mappings ? { field_mappings: mappings } : {}),
        })
      }}
    >
      <fieldset className="with">
        <legend className="t3 fs12">{t('rows.withIt')}</legend>
        {PARTS.filter((part) => entity.kind === 'traces' || part !== 'spans').map((part) => (
          <Checkbox key={part} on={parts.includes(part)} onChange={(on) => toggle(part, on)}>
            {t(`rows.with.${part}`)}
          </Checkbox>
        ))}
      </fieldset>
      <FieldMapping lines={maps} onChange={setMaps} />
    </PickDialog>
  )
}
