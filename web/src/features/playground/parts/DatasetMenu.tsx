import * as Popover from '@radix-ui/react-popover'
import { ChevronDown, Database, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Field } from '../../../components/form/Field'
import { Icon } from '../../../components/Icon'
import type { Draft } from '../types'
import { DatasetOptions } from './DatasetOptions'
import { DatasetVersion } from './DatasetVersion'
import { WholeField } from './WholeField'

/** Which dataset, which version of it, and how many of its items. */
export function DatasetMenu({ projectId, draft, onChange }: { projectId: string; draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const { dataset } = draft
  const menu = (
    <Popover.Root>
      <Popover.Trigger className="btn" data-testid="playground-dataset-button">
        <Icon of={Database} size={14} />
        <span className="trunc dname" data-testid={dataset ? 'playground-loaded-source-pill' : undefined}>{dataset?.name ?? t('playground.chooseDataset')}</span>
        {dataset?.version && <span className="t3">{dataset.version}</span>}
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('playground.chooseDataset')}>
          <DatasetOptions projectId={projectId} chosen={dataset?.id} onChoose={(chosen) => onChange({ source: 'dataset', dataset: chosen, mapping: {}, items: undefined })} />
          {dataset && (
            <div className="pgform">
              <DatasetVersion
                datasetId={dataset.id}
                chosen={dataset.versionId === undefined ? undefined : { id: dataset.versionId, name: dataset.version }}
                onChange={(version) => onChange({ dataset: { id: dataset.id, name: dataset.name, ...(version && { versionId: version.id, version: version.version_name }) } })}
              />
              <Field label={t('playground.contains')}>
                {(control) => <input {...control} className="input" placeholder={t('playground.all')} value={draft.contains ?? ''} onChange={(event) => onChange({ contains: event.target.value })} />}
              </Field>
              <Field label={t('playground.tag')}>
                {(control) => <input {...control} className="input" placeholder={t('playground.all')} value={draft.tag ?? ''} onChange={(event) => onChange({ tag: event.target.value })} />}
              </Field>
              <WholeField
                label={t('playground.limit')}
                help={t('playground.limitHelp')}
                most={10_000}
                none={t('playground.all')}
                value={draft.limit}
                onChange={(limit) => onChange({ limit } as Partial<Draft>)}
              />
            </div>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
  return (
    <>
      {menu}
      {draft.items && (
        <span className="chip" data-testid="playground-chosen-items">
          {t('playground.chosenItems', { count: draft.items.length })}
          <button className="ibtn sm" aria-label={t('playground.allItems')} title={t('playground.allItems')} onClick={() => onChange({ items: undefined })}>
            <Icon of={X} size={12} />
          </button>
        </span>
      )}
    </>
  )
}
