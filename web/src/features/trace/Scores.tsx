import { useTranslation } from 'react-i18next'
import type { FeedbackScore } from '../../api/types'
import * as f from '../../lib/format'

/** Every score with its reason and where it comes from. Without thresholds a score is neutral. */
export function Scores({ scores }: { scores: FeedbackScore[] }) {
  const { t } = useTranslation()
  return (
    <table className="tbl sct">
      <caption className="sr">{t('trace.tabScores')}</caption>
      <thead>
        <tr>
          <th style={{ width: 140 }}>{t('scores.name')}</th>
          <th style={{ width: 84 }}>{t('scores.value')}</th>
          <th>{t('scores.reason')}</th>
          <th style={{ width: 132 }}>{t('scores.source')}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.name} data-testid={`feedback-score-tag-${score.name}`}>
            <td title={score.name}>{score.name}</td>
            <td>
              {score.category_name ? (
                <span className="badge">{score.category_name}</span>
              ) : (
                <span className="sc" style={{ '--v': Math.min(1, Math.max(0, score.value)) } as React.CSSProperties}>
                  {f.score(score.value)}
                </span>
              )}
            </td>
            <td className="txt" title={score.reason}>
              {score.reason ?? f.NONE}
            </td>
            <td className="t3" title={score.created_by}>
              {t(`scores.${score.source}`)}
              {score.created_by && `, ${score.created_by}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
