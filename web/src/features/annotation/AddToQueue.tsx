import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { uuid7 } from '../../lib/uuid7'
import { addItems, createQueue, itemsIn, projectQueuesQuery, removeItems, type Queue } from './api'
import './annotation.css'

interface Props {
  traceIds?: string[]
  /** Model ids of threads. */
  threadIds?: string[]
  /** Added, or closed without. */
  onDone: (added: boolean) => void
}

/** Chooses a queue of the project for traces or threads, or makes one; what was added can be taken back. */
export function AddToQueue({ traceIds, threadIds, onDone }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const scope: Queue['scope'] = threadIds ? 'thread' : 'trace'
  const ids = threadIds ?? traceIds ?? []
  const queues = useQuery(projectQueuesQuery(projectId))
  const fitting = queues.data?.filter((queue) => queue.scope === scope)
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const making = chosen === 'new' || fitting?.length === 0
  const target = making ? undefined : (fitting?.find((queue) => queue.id === chosen) ?? fitting?.[0])
  const ready = making ? name.trim() !== '' : target !== undefined

  const changed = () => client.invalidateQueries({ queryKey: ['annotation-queues'] })
  const add = async () => {
    if (!ready || busy) return
    setBusy(true)
    try {
      const id = target?.id ?? uuid7()
      const title = target?.name ?? name.trim()
      if (!target) await createQueue(projectId, id, scope, { name: title, comments_enabled: true })
      const before = target ? await itemsIn(id, ids) : new Set<string>()
      const fresh = ids.filter((each) => !before.has(each))
      await addItems(id, fresh)
      void changed()
      const undo = { label: t('common.undo'), run: () => void removeItems(id, fresh).then(changed, (error) => toast(errorText(error), true)) }
      const open = {
        label: t('annotation.add.open'),
        run: () => void navigate({ to: '/$workspace/projects/$projectId/annotation-queues/$queueId', params: { workspace, projectId, queueId: id } }),
      }
      toast(
        fresh.length > 0 ? t('annotation.add.added', { count: fresh.length, name: title }) : t('annotation.add.there', { count: ids.length, name: title }),
        false,
        fresh.length > 0 && target ? undo : open,
      )
      onDone(true)
    } catch (error) {
      setBusy(false)
      toast(t('annotation.add.failed', { reason: errorText(error) }), true)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone(false)}
      title={t(`annotation.add.title_${scope}`, { count: ids.length })}
      testId="add-to-queue-dialog"
      actions={
        <button className="btn primary" disabled={!ready || busy} onClick={() => void add()}>
          {making ? t('annotation.add.create') : t('common.add')}
        </button>
      }
    >
      <form
        className="aq-choose"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        {queues.isError && <p className="err">{errorText(queues.error)}</p>}
        <div role="radiogroup" aria-label={t('annotation.add.queue')} className="aq-options">
          {fitting?.map((queue) => (
            <Option key={queue.id} on={!making && queue.id === target?.id} onChoose={() => setChosen(queue.id)}>
              <span className="trunc grow">{queue.name}</span>
              <span className="t3 fs12 num">{t('annotation.itemCount', { count: queue.items_count, n: f.count(queue.items_count) })}</span>
            </Option>
          ))}
          {fitting && (
            <Option on={making} onChoose={() => setChosen('new')}>
              <Icon of={Plus} size={14} />
              <span className="grow">{t('annotation.add.new')}</span>
            </Option>
          )}
        </div>
        {making && fitting && (
          <div className="field">
            <label htmlFor="queue-name">{t('annotation.form.name')}</label>
            <div className="input">
              <input id="queue-name" autoFocus maxLength={255} value={name} onChange={(event) => setName(event.target.value)} />
            </div>
            <p className="t3">{t('annotation.add.later')}</p>
          </div>
        )}
      </form>
    </Dialog>
  )
}

function Option({ on, onChoose, children }: { on: boolean; onChoose: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={on}
      className={`ans ${on ? 'on' : ''}`}
      tabIndex={on ? 0 : -1}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        const next = event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling
        if (next instanceof HTMLButtonElement) {
          next.focus()
          next.click()
        }
      }}
    >
      {children}
      {on && <Icon of={Check} size={14} className="tick" />}
    </button>
  )
}
