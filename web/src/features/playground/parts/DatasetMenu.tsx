import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronDown, Database } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { Field } from '../../../components/form/Field'
import { Icon } from '../../../components/Icon'
import { VersionMenu } from '../../../components/versions/VersionMenu'
import { fetchDatasets, fetchVersions } from '../../datasets/api'
import type { Draft } from '../types'
import { WholeField } from './WholeField'

const MOST = 30

/** Which dataset, which version of it, and how many of its items. */
export function DatasetMenu({ projectId, draft, onChange }: { projectId: string; draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { dataset } = draft
  const datasets = useQuery({
    queryKey: ['datasets', currentWorkspace(), 'pick', projectId, text],
    queryFn: ({ signal }) => fetchDatasets(projectId, { page: 1, size: MOST, name: text || undefined }, signal),
    enabled: open,
    placeholderData: (before) => before,
  })
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn" data-testid="playground-dataset-button">
        <Icon of={Database} size={14} />
        <span className="trunc dname">{dataset?.name ?? t('playground.chooseDataset')}</span>
        {dataset?.version && <span className="t3">{dataset.version}</span>}
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('playground.chooseDataset')}>
          <input className="input" autoFocus aria-label={t('playground.searchDataset')} placeholder={t('playground.searchDataset')} value={text} onChange={(event) => setText(event.target.value)} />
          <div className="opts">
            {(datasets.data?.content ?? []).map((each) => (
              <button
                key={each.id}
                className={`mi ${each.id === dataset?.id ? 'on' : ''}`}
                aria-pressed={each.id === dataset?.id}
                onClick={() => onChange({ source: 'dataset', dataset: { id: each.id, name: each.name }, mapping: {} })}
              >
                <span className="trunc">{each.name}</span>
                <span className="t3 fs12 num">{t('playground.items', { count: each.dataset_items_count })}</span>
              </button>
            ))}
            {datasets.data?.content.length === 0 && (
              <p className="t3 none">
                {t('playground.noDatasets')}{' '}
                <Link to="/$workspace/projects/$projectId/datasets" params={{ workspace, projectId }}>
                  {t('playground.toDatasets')}
                </Link>
              </p>
            )}
          </div>
          {dataset && (
            <div className="pgform">
              <Field label={t('playground.version')}>
                {(control) => (
                  <VersionMenu
                    id={control.id}
                    name={['datasets', dataset.id, 'versions', 'choice']}
                    fetchPage={(page, size, signal) => fetchVersions(dataset.id, page, size, signal)}
                    entry={(version) => ({ name: version.version_name, note: t('playground.items', { count: version.items_total }) })}
                    chosen={dataset.versionId === undefined ? undefined : { id: dataset.versionId, name: dataset.version }}
                    first={{ name: t('playground.latest'), onChoose: () => onChange({ dataset: { id: dataset.id, name: dataset.name } }) }}
                    label={t('playground.version')}
                    onChoose={({ id, version_name }) => onChange({ dataset: { id: dataset.id, name: dataset.name, versionId: id, version: version_name } })}
                  />
                )}
              </Field>
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
}
