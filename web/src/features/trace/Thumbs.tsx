import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { FeedbackScore } from '../../api/types'
import { Icon } from '../../components/Icon'
import { deleteScore, putScore, USER_FEEDBACK, type Entity } from './api'
import { useEntityWrite } from './useEntityWrite'

/** Good or bad at a click; a second click takes it back. */
export function Thumbs({ entity, score, small = false }: { entity: Entity; score: Pick<FeedbackScore, 'value'> | undefined; small?: boolean }) {
  const { t } = useTranslation()
  // What was clicked stands at once; undefined: as the server says.
  const [clicked, setClicked] = useState<number | null | undefined>(undefined)
  const write = useEntityWrite(entity, (value: number | null) =>
    value === null ? deleteScore(entity, USER_FEEDBACK) : putScore(entity, { name: USER_FEEDBACK, value }),
  )
  const value = clicked === undefined ? (score?.value ?? null) : clicked
  const click = (next: number) => {
    const wanted = value === next ? null : next
    setClicked(wanted)
    write.mutate(wanted, { onError: () => setClicked(undefined) })
  }
  return (
    <span className={`thumbs ${small ? 'small' : ''}`}>
      <button className={small ? 'ibtn sm' : 'btn sm'} aria-label={t('trace.good')} title={t('trace.good')} aria-pressed={value === 1} onClick={() => click(1)}>
        <Icon of={ThumbsUp} size={14} />
      </button>
      <button className={small ? 'ibtn sm' : 'btn sm'} aria-label={t('trace.bad')} title={t('trace.bad')} aria-pressed={value === 0} onClick={() => click(0)}>
        <Icon of={ThumbsDown} size={14} />
      </button>
    </span>
  )
}
