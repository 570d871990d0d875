import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Comment } from '../../api/types'
import { Kbd } from '../../components/Kbd'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { store, stored } from '../../lib/storage'
import { addComment, deleteComment, editComment, type Entity } from './api'
import './annotate.css'
import { useEntityWrite } from './useEntityWrite'

const LONGEST = 5000

interface Props {
  entity: Entity
  comments: Comment[]
  user: string | undefined
}

/** Comments with their author and age; one's own can be edited and deleted. What is half written survives a reload. */
export function Comments({ entity, comments, user }: Props) {
  const { t } = useTranslation()
  return (
    <section className="cms" data-testid="comments">
      <h3 className="h3 sh">
        {t('trace.comments')} {comments.length > 0 && <small className="t3">{comments.length}</small>}
      </h3>
      {comments.map((comment) => (
        <One key={comment.id} entity={entity} comment={comment} own={user === undefined || comment.created_by === user} />
      ))}
      <NewComment key={entity.id} entity={entity} />
    </section>
  )
}

/** The field for a new comment; `Ctrl ↵` sends it. */
export function NewComment({ entity }: { entity: Entity }) {
  const { t } = useTranslation()
  const draft = `comment.${entity.id}`
  const [text, setText] = useState(() => stored(draft, ''))
  const add = useEntityWrite(entity, (next: string) => addComment(entity, next))
  const change = (next: string) => {
    setText(next)
    store(draft, next)
  }
  const send = () => {
    if (!text.trim() || add.isPending) return
    add.mutate(text.trim(), { onSuccess: () => change('') })
  }
  return (
    <form
      className="newcm"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        className="txa"
        rows={text.includes('\n') || text.length > 60 ? 3 : 1}
        maxLength={LONGEST}
        aria-label={t('trace.comment')}
        placeholder={t('trace.comment')}
        data-key="comment"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            send()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
      {text.trim() !== '' && (
        <button className="btn sm primary" disabled={add.isPending}>
          {t('trace.send')} <Kbd of="Mod+↵" />
        </button>
      )}
    </form>
  )
}

function One({ entity, comment, own }: { entity: Entity; comment: Comment; own: boolean }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [text, setText] = useState<string | null>(null)
  const edit = useEntityWrite(entity, (next: string) => editComment(entity, comment.id, next))
  const remove = useEntityWrite(entity, () => deleteComment(entity, comment.id))
  const back = useEntityWrite(entity, () => addComment(entity, comment.text))
  const author = comment.created_by ?? ''
  return (
    <article className="cm" data-testid={`comment-${comment.id}`}>
      <span className="av" aria-hidden="true">
        {author.slice(0, 2).toUpperCase()}
      </span>
      <div className="grow">
        <b className="w5">{author}</b>{' '}
        <time className="t3 fs12" dateTime={comment.created_at} title={f.timeFull(comment.created_at)}>
          {f.age(comment.created_at)}
        </time>
        {text === null ? (
          <p>{comment.text}</p>
        ) : (
          <textarea
            className="txa"
            autoFocus
            rows={3}
            maxLength={LONGEST}
            aria-label={t('trace.editComment')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation()
                setText(null)
              }
            }}
          />
        )}
        {own && (
          <div className="row cma">
            {text === null ? (
              <>
                <button className="lnk" onClick={() => setText(comment.text)}>
                  {t('common.edit')}
                </button>
                <button
                  className="lnk"
                  disabled={remove.isPending}
                  onClick={() =>
                    remove.mutate(undefined, {
                      onSuccess: () => toast(t('trace.commentDeleted'), false, { label: t('common.undo'), run: () => back.mutate(undefined) }),
                    })
                  }
                >
                  {t('common.delete')}
                </button>
              </>
            ) : (
              <>
                <button
                  className="btn sm primary"
                  disabled={!text.trim() || edit.isPending}
                  onClick={() => edit.mutate(text.trim(), { onSuccess: () => setText(null) })}
                >
                  {t('common.save')}
                </button>
                <button className="btn sm" onClick={() => setText(null)}>
                  {t('common.cancel')}
                </button>
              </>
            )}
          </div>
        )}
      </div>
    </article>
  )
}
