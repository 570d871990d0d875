import { useTranslation } from '../../i18n/useTranslation'
import type { Span, Trace } from '../../api/types'
import * as f from '../../lib/format'
import { Fact } from './Fact'

/** How many scores and comments a run has, each the way to them; nothing where there are none. */
export function JudgedFacts({ run, onScores, onComments }: { run: Trace | Span; onScores: () => void; onComments: () => void }) {
  const { t } = useTranslation()
  const [scores, comments] = [run.feedback_scores?.length ?? 0, run.comments?.length ?? 0]
  return (
    <>
      {scores > 0 && (
        <Fact name={t('trace.tabScores')} id="scores">
          <button className="lnk" aria-label={t('trace.showScores', { count: scores })} onClick={onScores}>
            {f.count(scores)}
          </button>
        </Fact>
      )}
      {comments > 0 && (
        <Fact name={t('trace.comments')} id="comments">
          <button className="lnk" aria-label={t('trace.showComments', { count: comments })} onClick={onComments}>
            {f.count(comments)}
          </button>
        </Fact>
      )}
    </>
  )
}
