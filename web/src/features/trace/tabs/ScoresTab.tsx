import { Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { FeedbackScore, Span, Trace } from '../../../api/types'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import type { DetailContext } from '../detail'
import { ScoreTable } from '../ScoreTable'

/** The scores of a trace's spans, averaged by name; a span has none of these. */
export const spanScores = (run: Trace | Span): FeedbackScore[] => ('span_feedback_scores' in run ? (run.span_feedback_scores ?? []) : [])

/** Every score with its reason and where it comes from; of a trace also those of its spans. */
export function ScoresTab({ context: { run, entity, onAnnotate } }: { context: DetailContext }) {
  const { t } = useTranslation()
  const scores = run.feedback_scores ?? []
  const ofSpans = spanScores(run)
  return (
    <>
      <div className="row sh">
        <h3 className="h3">{t(entity.kind === 'spans' ? 'trace.spanScores' : 'trace.traceScores')}</h3>
        <span className="grow" />
        <button className="btn sm" onClick={onAnnotate}>
          <Icon of={Plus} size={12} />
          {t('trace.annotate')} <Kbd of="A" />
        </button>
      </div>
      {scores.length > 0 ? <ScoreTable entity={entity} scores={scores} /> : <p className="t3">{t('trace.noScores')}</p>}
      {ofSpans.length > 0 && (
        <>
          <h3 className="h3 sh">{t('trace.scoresOfSpans')}</h3>
          <ScoreTable scores={ofSpans} />
        </>
      )}
    </>
  )
}
