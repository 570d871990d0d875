import * as Popover from '@radix-ui/react-popover'
import { ChevronDown, Database } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { DatasetOptions } from '../playground/parts/DatasetOptions'
import type { StudioDraft } from './draft'

interface Props {
  projectId: string
  dataset: StudioDraft['dataset']
  /** Names of its fields; null while they are not known. */
  fields: string[] | null
  onChange: (dataset: { id: string; name: string }) => void
}

/** The dataset or suite whose rows are tried, and what its rows are made of. */
export function DatasetField({ projectId, dataset, fields, onChange }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="row sdata">
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="btn" aria-label={t('studio.datasetIs', { name: dataset?.name ?? t('studio.chooseDataset') })}>
          <Icon of={Database} size={14} />
          <span className="trunc">{dataset?.name ?? t('studio.chooseDataset')}</span>
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
