import { MessageSquareText, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { FeedbackScore } from '../../api/types'
import { Icon } from '../../components/Icon'
import type { Definition } from '../../api/definitions'
import { deleteScore, putScore, type Entity } from './api'
import { ScoreInput, type Judged } from './ScoreInput'
import { useEntityWrite } from './useEntityWrite'

/** What is typed is saved after this pause, ms. */
const PAUSE_MS = 600

interface Props {
  definition: Definition
  entity: Entity
  score: FeedbackScore | undefined
  /** Whose score this page writes. */
  user: string
}

/** One definition: value, reason, clear; what the others gave stands beside it. */
export function AnnotateRow({ definition, entity, score, user }: Props) {
  const { t } = useTranslation()
  const own = ownValue(score, user)
  const [value, setValue] = useState<Judged | null>(own && { value: own.value, category_name: own.category_name })
  const [reason, setReason] = useState(own?.reason ?? '')
  const [explaining, setExplaining] = useState(Boolean(own?.reason))
  /** The field of the reason was asked for just now: it takes the focus. */
  const [asked, setAsked] = useState(false)
  const [saved, setSaved] = useState(false)
  const put = useEntityWrite(entity, (next: Judged & { reason: string }) =>
    putScore(entity, { ...next, name: definition.name, reason: next.reason.trim() || undefined }),
  )
  const clear = useEntityWrite(entity, () => deleteScore(entity, definition.name, user))
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null)

  const save = (next: Judged, why: string, pause: number) => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    setSaved(false)
    const write = () => {
      waiting.current = null
      put.mutate({ ...next, reason: why }, { onSuccess: () => setSaved(true) })
    }
    waiting.current = { timer: setTimeout(write, pause), save: write }
  }
  // Going on to the next span must not lose what was typed a moment ago.
  useEffect(
    () => () => {
      if (!waiting.current) return
      clearTimeout(waiting.current.timer)
      waiting.current.save()
    },
    [],
  )

  const others = Object.entries(score?.value_by_author ?? {}).filter(([author]) => author !== user).length
  return (
    <div className="arow" data-testid={`annotate-score-row-${definition.name}`}>
      <div className="row ah">
        <span className="trunc w5" title={definition.description ?? definition.name}>
          {definition.name}
        </span>
        {others > 0 && <span className="t3 fs12 nowrap">{t('trace.othersScored', { count: others })}</span>}
        <span className="grow" />
        <span className="t3 fs12" role="status">
          {put.isPending ? t('common.saving') : saved ? t('common.saved') : ''}
        </span>
        <button
          className="ibtn sm"
          aria-label={t('trace.addReason', { name: definition.name })}
          title={t('trace.reason')}
          aria-pressed={explaining}
          disabled={!value}
          onClick={() => {
            setExplaining(!explaining)
            setAsked(true)
          }}
        >
          <Icon of={MessageSquareText} size={14} />
        </button>
        <button
          className="ibtn sm"
          aria-label={t('trace.clearScore', { name: definition.name })}
          title={t('trace.clearScore', { name: definition.name })}
          disabled={!value || clear.isPending}
          onClick={() => {
            if (waiting.current) clearTimeout(waiting.current.timer)
            waiting.current = null
            clear.mutate(undefined, {
              onSuccess: () => {
                setValue(null)
                setReason('')
                setSaved(false)
              },
            })
          }}
        >
          <Icon of={X} size={14} />
        </button>
      </div>
      <ScoreInput
        definition={definition}
        value={value}
        onChange={(next, typed) => {
          setValue(next)
          save(next, reason, typed ? PAUSE_MS : 0)
        }}
      />
      {explaining && (
        <textarea
          className="txa"
          data-testid={`annotate-score-reason-${definition.name}`}
          rows={2}
          autoFocus={asked}
          aria-label={t('trace.reasonFor', { name: definition.name })}
          placeholder={t('trace.reason')}
          value={reason}
          maxLength={5000}
          onChange={(event) => {
            setReason(event.target.value)
            if (value) save(value, event.target.value, PAUSE_MS)
          }}
        />
      )}
    </div>
  )
}

function ownValue(score: FeedbackScore | undefined, user: string) {
  if (!score) return null
  const entries = score.value_by_author
  if (entries) return entries[user] ?? null
  return score.created_by === user ? score : null
}
