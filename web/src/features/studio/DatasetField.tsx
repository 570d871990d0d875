import * as Popover from '@radix-ui/react-popover'
import { ChevronDown, Database } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { DatasetOptions } from '../playground/parts/DatasetOptions'
import { DatasetVersion } from '../playground/parts/DatasetVersion'
import type { StudioDraft } from './draft'

interface Props {
  projectId: string
  dataset: StudioDraft['dataset']
  /** Names of its fields; null while they are not known. */
  fields: string[] | null
  onChange: (dataset: NonNullable<StudioDraft['dataset']>) => void
}

/** The dataset or suite whose rows are tried, which version of it, and what its rows are made of. */
export function DatasetField({ projectId, dataset, fields, onChange }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="row sdata">
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="btn" aria-label={t('studio.datasetIs', { name: dataset?.name ?? t('studio.chooseDataset') })}>
          <Icon of={Database} size={14} />
          <span className="trunc">{dataset?.name ?? t('studio.chooseDataset')}</span>
          {dataset?.version && <span className="t3">{dataset.version.name ?? dataset.version.hash.slice(0, 8)}</span>}
          <Icon of={ChevronDown} size={12} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('studio.chooseDataset')}>
            <DatasetOptions
              projectId={projectId}
              chosen={dataset?.id}
              onChoose={(chosen) => {
                onChange(chosen)
                setOpen(false)
              }}
            />
            {dataset?.id !== undefined && (
              <div className="pgform">
                <DatasetVersion
                  datasetId={dataset.id}
                  chosen={dataset.version && { id: dataset.version.id ?? dataset.version.hash, name: dataset.version.name ?? dataset.version.hash.slice(0, 8) }}
                  onChange={(version) => onChange({ id: dataset.id!, name: dataset.name, ...(version && { version: { hash: version.version_hash, id: version.id, name: version.version_name } }) })}
                />
              </div>
            )}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {(fields ?? []).map((each) => (
        <code key={each} className="rv">
          {`{{${each}}}`}
        </code>
      ))}
    </div>
  )
}
