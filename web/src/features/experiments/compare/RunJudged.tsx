import { useQuery } from '@tanstack/react-query'
import { MessageSquare, PencilLine } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { lazyPart } from '../../../app/lazyPage'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { userQuery } from '../../trace/api'
import type { Run } from '../types'

const Comments = lazyPart('trace', () => import('../../trace/Comments'), 'Comments')
const Annotate = lazyPart('trace', () => import('../../trace/Annotate'), 'Annotate')

/** What people say about the run: its comments; commenting and scoring open in their place. */
export function RunJudged({ run, name, projectId }: { run: Run; name: string; projectId: string }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'comment' | 'score' | null>(null)
  const user = useQuery({ ...userQuery(), enabled: doing === 'comment' })
  const entity = { kind: 'traces' as const, id: run.trace_id, projectId }
  const comments = run.comments ?? []
  if (doing === 'score')
    return (
      <Suspense>
        <Annotate entity={entity} name={name} scores={run.feedback_scores ?? []} comments={comments} onClose={() => setDoing(null)} />
      </Suspense>
    )
  if (doing === 'comment')
    return (
      <Suspense>
        <Comments entity={entity} comments={comments} user={user.data} />
      </Suspense>
    )
  return (
    <>
      {comments.map((comment) => (
        <blockquote className="cmt" key={comment.id}>
          {comment.text}
          <footer className="t3 fs12">{[comment.created_by, f.time(comment.created_at)].filter(Boolean).join(', ')}</footer>
        </blockquote>
      ))}
      <div className="row judged">
        <button className="btn ghost sm" onClick={() => setDoing('score')}>
          <Icon of={PencilLine} size={12} />
          {t('experiments.score')}
        </button>
        <button className="btn ghost sm" onClick={() => setDoing('comment')}>
          <Icon of={MessageSquare} size={12} />
          {t('experiments.comment')}
        </button>
      </div>
    </>
  )
}
