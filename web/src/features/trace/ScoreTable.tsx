import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedbackScore } from '../../api/types'
import { Icon } from '../../components/Icon'
import { ScoreCell } from '../../components/score/ScoreCell'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { deleteScore, putScore, type Entity } from './api'
import { useEntityWrite } from './useEntityWrite'

/** Scores with reason and source, each open to all who gave it. Without an entity they cannot be deleted: they are averages. */
export function ScoreTable({ scores, entity }: { scores: FeedbackScore[]; entity?: Entity }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (name: string) =>
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(name)) next.add(name)
      return next
    })
  return (
    <table className="tbl sct">
      <caption className="sr">{t('scores.title')}</caption>
      <thead>
        <tr>
          <th style={{ width: 132 }}>{t('scores.name')}</th>
          <th style={{ width: 84 }}>{t('scores.value')}</th>
          <th>{t('scores.reason')}</th>
          <th style={{ width: 124 }}>{t('scores.source')}</th>
          {entity && (
            <th style={{ width: 32 }}>
              <span className="sr">{t('common.delete')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => {
          const authors = Object.entries(score.value_by_author ?? {})
          const shown = open.has(score.name) && authors.length > 1
          return (
            <Fragment key={score.name}>
              <tr data-testid={`feedback-score-tag-${score.name}`}>
                <td title={score.name}>
                  {authors.length > 1 ? (
                    <button className="foldhead trunc" aria-expanded={shown} onClick={() => toggle(score.name)}>
                      <Icon of={shown ? ChevronDown : ChevronRight} size={12} />
                      {score.name} <small className="t3">{authors.length}</small>
                    </button>
                  ) : (
                    score.name
                  )}
                </td>
                <td>
                  <ScoreCell name={score.name} value={score.value} category={score.category_name} />
                </td>
                <td className="txt" title={score.reason}>
                  {score.reason || f.NONE}
                </td>
                <td className="t3" title={score.created_by}>
                  {t(`scores.${score.source}`)}
                  {score.created_by && `, ${score.created_by}`}
                </td>
                {entity && (
                  <td>
                    <DeleteScore entity={entity} score={score} />
                  </td>
                )}
              </tr>
              {shown &&
                authors.map(([author, entry]) => (
                  <tr key={author} className="by">
                    <td className="t2 trunc">{author}</td>
                    <td>
                      <ScoreCell name={score.name} value={entry.value} category={entry.category_name} />
                    </td>
                    <td className="txt" title={entry.reason}>
                      {entry.reason || f.NONE}
                    </td>
                    <td className="t3">{t(`scores.${entry.source}`, entry.source)}</td>
                    {entity && <td />}
                  </tr>
                ))}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** Deletes at once; undo puts back what everybody had given, under the name of this page's user. */
function DeleteScore({ entity, score }: { entity: Entity; score: FeedbackScore }) {
  const { t } = useTranslation()
  const toast = useToast()
  const back = useEntityWrite(entity, () =>
    putScore(entity, { name: score.name, value: score.value, category_name: score.category_name, reason: score.reason }),
  )
  const remove = useEntityWrite(entity, () => deleteScore(entity, score.name))
  return (
    <button
      className="ibtn sm"
      aria-label={t('trace.deleteScore', { name: score.name })}
      title={t('trace.deleteScore', { name: score.name })}
      disabled={remove.isPending}
      onClick={() =>
        remove.mutate(undefined, {
          onSuccess: () => toast(t('trace.scoreDeleted', { name: score.name }), false, { label: t('common.undo'), run: () => back.mutate(undefined) }),
        })
      }
    >
      <Icon of={Trash2} size={14} />
    </button>
  )
}
