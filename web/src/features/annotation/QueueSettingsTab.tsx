import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { queueQuery, updateQueue, type Queue } from './api'
import { QueuePreview } from './NewQueuePage'
import { draftOf, QueueForm, settingsOf, type QueueDraft } from './QueueForm'

/** The settings of a queue that is there; the last line says what is not saved yet. */
export function QueueSettingsTab({ queue }: { queue: Queue }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [draft, setDraft] = useState<QueueDraft>(() => draftOf(queue))
  const [state, setState] = useState<'clean' | 'dirty' | 'saving' | 'saved'>('clean')
  const [error, setError] = useState<string>()
  const nameMissing = draft.name.trim() === ''
  const save = async () => {
    if (nameMissing || state !== 'dirty') return
    setState('saving')
    setError(undefined)
    try {
      await updateQueue(queue.id, settingsOf(draft))
      await Promise.all([client.invalidateQueries({ queryKey: queueQuery(queue.id).queryKey }), client.invalidateQueries({ queryKey: ['list', 'annotation-queues'] })])
      setState('saved')
    } catch (failure) {
      setError(errorText(failure))
      setState('dirty')
    }
  }
  return (
    <form
      className="aq-page"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
      }}
    >
      <div className="aq-body">
        <div className="aq-left" tabIndex={0} role="region" aria-label={t('annotation.tabConfiguration')}>
          <QueueForm
            draft={draft}
            isNew={false}
            nameError={nameMissing ? t('annotation.form.nameMissing') : undefined}
            onChange={(part) => {
              setDraft({ ...draft, ...part })
              setState('dirty')
            }}
          />
        </div>
        <QueuePreview draft={draft} />
      </div>
      <footer className="aq-foot">
        <span className={error ? 'err' : 't3'} role="status">
          {error ?? t(`annotation.form.${state}`)}
        </span>
        <span className="grow" />
        {state === 'dirty' && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              setDraft(draftOf(queue))
              setState('clean')
              setError(undefined)
            }}
          >
            {t('annotation.form.reset')}
          </button>
        )}
        <button className="btn primary" disabled={nameMissing || state !== 'dirty'}>
          {t('common.save')}
        </button>
      </footer>
    </form>
  )
}
