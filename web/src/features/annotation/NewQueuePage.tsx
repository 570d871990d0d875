import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { store, stored } from '../../lib/storage'
import { uuid7 } from '../../lib/uuid7'
import './annotation.css'
import { definitionsQuery } from '../../api/definitions'
import { createQueue } from './api'
import { EMPTY_DRAFT, QueueForm, settingsOf, type QueueDraft } from './QueueForm'
import { plainDefinition } from './review/answers'
import './review/review.css'
import { Preview } from './review/ReviewStart'

const DRAFT = 'queue-draft'

/** Settings at the left, what reviewers will see at the right. What is typed is kept until it is saved. */
export function NewQueuePage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [draft, setDraft] = useState<QueueDraft>(() => ({ ...EMPTY_DRAFT, ...stored<Partial<QueueDraft>>(`${DRAFT}.${projectId}`, {}) }))
  const [state, setState] = useState<{ error?: string; nameMissing?: boolean; busy?: boolean }>({})
  const change = (part: Partial<QueueDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setState({})
    store(`${DRAFT}.${projectId}`, next)
  }
  const save = async () => {
    if (draft.name.trim() === '') return setState({ nameMissing: true })
    setState({ busy: true })
    const id = uuid7()
    try {
      await createQueue(projectId, id, draft.scope, settingsOf(draft))
    } catch (error) {
      return setState({ error: errorText(error) })
    }
    store(`${DRAFT}.${projectId}`, {})
    await client.invalidateQueries({ queryKey: ['annotation-queues'] })
    void navigate({ to: '/$workspace/projects/$projectId/annotation-queues/$queueId', params: { workspace, projectId, queueId: id }, replace: true })
  }
  return (
    <>
      <TopBar title={t('annotation.new')} parent={{ label: t('annotation.title'), to: '/$workspace/projects/$projectId/annotation-queues' }} />
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
          <div className="aq-left" tabIndex={0} role="region" aria-label={t('annotation.new')}>
            <QueueForm draft={draft} onChange={change} isNew nameError={state.nameMissing ? t('annotation.form.nameMissing') : undefined} />
          </div>
          <QueuePreview draft={draft} />
        </div>
        <footer className="aq-foot">
          <span className={state.error ? 'err' : 't3'} role="status">
            {state.error ?? t('annotation.form.draftKept')}
          </span>
          <span className="grow" />
          <Link className="btn" to="/$workspace/projects/$projectId/annotation-queues" params={{ workspace, projectId }}>
            {t('common.cancel')}
          </Link>
          <button className="btn primary" disabled={state.busy === true}>
            {t('annotation.form.create')}
          </button>
        </footer>
      </form>
    </>
  )
}

/** The form as reviewers will have it; it can be tried. */
export function QueuePreview({ draft }: { draft: QueueDraft }) {
  const definitions = useQuery(definitionsQuery())
  const names = draft.feedback_definition_names
  const chosen = useMemo(() => names.map((name) => definitions.data?.find((each) => each.name === name) ?? plainDefinition(name)), [names, definitions.data])
  return (
    <aside className="aq-right">
      {/* Before the definitions are there, questions would be as plain as they are not. */}
      {!definitions.isPending && <Preview definitions={chosen} comments={draft.comments_enabled} />}
    </aside>
  )
}
