import { MessageSquare } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { FeedbackScore } from '../../api/types'
import { Icon } from '../../components/Icon'
import { USER_FEEDBACK, type Entity } from './api'
import { NewComment } from './Comments'
import { Thumbs } from './Thumbs'

/** The foot of the detail: a comment, or a thumb, without opening anything. */
export function QuickFeedback({ entity, scores, comments, onOpen }: { entity: Entity; scores: FeedbackScore[]; comments: number; onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="cmt">
      <NewComment key={entity.id} entity={entity} />
      {comments > 0 && (
        <button className="btn sm" aria-label={t('trace.showComments', { count: comments })} title={t('trace.showComments', { count: comments })} onClick={onOpen}>
          <Icon of={MessageSquare} size={14} />
          {comments}
        </button>
      )}
      <Thumbs entity={entity} score={scores.find((each) => each.name === USER_FEEDBACK)} />
    </div>
  )
}
