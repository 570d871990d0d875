import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/Dialog'
import { Checkbox } from '../../components/form/Checkbox'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { store, stored } from '../../lib/storage'
import { addTargetsQuery, addToDataset, addToQueue, createDataset, type Entity, type Enrichment } from './api'
import { useAddress } from './useAddress'
import { useEntityWrite } from './useEntityWrite'

const ALL: Enrichment = { spans: false, tags: true, scores: true, comments: true, usage: false, metadata: true }
const PARTS = ['spans', 'tags', 'scores', 'comments', 'usage', 'metadata'] as const

interface Props {
  kind: 'datasets' | 'annotation-queues'
  entity: Entity
  name: string
  onClose: () => void
}

/** Which dataset or queue: type to find, or to make a new dataset of that name. */
export function AddToDialog({ kind, entity, name, onClose }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const { project } = useAddress()
  const [text, setText] = useState('')
  const [parts, setParts] = useState<Enrichment>(() => stored('add-to-dataset', ALL))
  const found = useQuery(addTargetsQuery(kind, entity.projectId, useDeferredValue(text.trim())))
  const fitting = (found.data ?? []).filter((each) => kind === 'datasets' || each.scope === (entity.kind === 'threads' ? 'thread' : 'trace'))
  const add = useEntityWrite(entity, async ({ id, title }: { id: string | null; title: string }) => {
    if (kind === 'annotation-queues') await addToQueue(entity, id!)
    else await addToDataset(entity, id ?? (await createDataset(title, entity.projectId)), parts)
  })
  const choose = (id: string | null, title: string) =>
    add.mutate(
      { id, title },
      {
        onSuccess: () => {
          store('add-to-dataset', parts)
          onClose()
          toast(t('trace.added', { name, to: title }))
        },
      },
    )
  const exact = fitting.some((each) => each.name === text.trim())
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(kind === 'datasets' ? 'trace.addWhatToDataset' : 'trace.addWhatToQueue', { name })}
      testId="add-to-dialog"
      actions={null}
    >
      <div className="addto-body">
        <span className="input">
          <input
            autoFocus
            aria-label={t(kind === 'datasets' ? 'trace.findDataset' : 'trace.findQueue')}
            placeholder={t(kind === 'datasets' ? 'trace.findDataset' : 'trace.findQueue')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
        <ul className="targets" aria-busy={found.isFetching}>
          {fitting.map((each) => (
            <li key={each.id}>
              <button className="mi" disabled={add.isPending} onClick={() => choose(each.id, each.name)}>
                <span className="trunc grow">{each.name}</span>
                <span className="t3 num">{f.count(each.dataset_items_count ?? each.items_count ?? 0)}</span>
              </button>
            </li>
          ))}
          {kind === 'datasets' && text.trim() && !exact && (
            <li>
              <button className="mi acc" disabled={add.isPending} onClick={() => choose(null, text.trim())}>
                {t('trace.newDataset', { name: text.trim() })}
              </button>
            </li>
          )}
          {found.isError && <li className="bad">{errorText(found.error)}</li>}
          {found.isSuccess && fitting.length === 0 && !text.trim() && (
            <li className="t3 nothing">
              {t(kind === 'datasets' ? 'trace.noDatasets' : 'trace.noQueues')}{' '}
              {kind === 'annotation-queues' && (
                <a className="acc" href={`${project(entity.projectId)}/annotation-queues`}>
                  {t('trace.makeQueue')}
                </a>
              )}
            </li>
          )}
        </ul>
        {kind === 'datasets' && (
          <fieldset className="parts">
            <legend className="t3 fs12">{t('trace.alongWith')}</legend>
            {PARTS.filter((part) => part !== 'spans' || entity.kind === 'traces').map((part) => (
              <Checkbox key={part} on={parts[part]} onChange={(on) => setParts({ ...parts, [part]: on })}>
                {t(`trace.parts.${part}`)}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </div>
    </Dialog>
  )
}
