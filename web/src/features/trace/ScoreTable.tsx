import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { FeedbackScore, Schemas } from '../../api/types'
import { Icon } from '../../components/Icon'
import { ScoreCell } from '../../components/score/ScoreCell'
import * as f from '../../lib/format'
import type { Entity } from './api'
import { DeleteScore } from './DeleteScore'

interface Props {
  scores: FeedbackScore[]
  /** Without it they cannot be deleted: they are averages. */
  entity?: Entity
  /** Reason and source stand under the name. */
  narrow?: boolean
}

/** Scores with reason and source, each open to all who gave it. */
export function ScoreTable({ scores, entity, narrow = false }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (name: string) =>
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(name)) next.add(name)
      return next
    })
  return (
    <table className={`tbl sct ${narrow ? 'narrow' : ''}`}>
      <caption className="sr">{t('scores.title')}</caption>
      <thead className={narrow ? 'sr' : undefined}>
        <tr>
          <th style={narrow ? undefined : { width: 132 }}>{t('scores.name')}</th>
          <th style={{ width: 84 }}>{t('scores.value')}</th>
          {!narrow && <th>{t('scores.reason')}</th>}
          {!narrow && <th style={{ width: 124 }}>{t('scores.source')}</th>}
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
              <Line name={score.name} given={score} by={score.created_by} narrow={narrow} remove={entity && <DeleteScore entity={entity} score={score} />}>
                {authors.length > 1 ? (
                  <button className="foldhead trunc" aria-expanded={shown} onClick={() => toggle(score.name)}>
                    <Icon of={shown ? ChevronDown : ChevronRight} size={12} />
                    {score.name} <small className="t3">{authors.length}</small>
                  </button>
                ) : (
                  score.name
                )}
              </Line>
              {shown &&
                authors.map(([key, entry]) => (
                  <Line
                    key={key}
                    of={key}
                    name={score.name}
                    given={entry}
                    narrow={narrow}
                    remove={entity && <DeleteScore entity={entity} score={{ ...entry, name: score.name }} of={{ author: entry.author ?? key, queue: entry.source_queue_id }} />}
                  >
                    {entry.author ?? key}
                  </Line>
                ))}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

type Given = Pick<Schemas['ScoreOfAuthor'], 'value' | 'reason' | 'category_name' | 'source'>

function Line({ name, given, by, of, narrow, remove, children }: { name: string; given: Given; by?: string | undefined; of?: string; narrow: boolean; remove: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const source = [t(`scores.${given.source}`, given.source), by].filter(Boolean).join(', ')
  return (
    <tr className={of === undefined ? undefined : 'by'} data-testid={of === undefined ? 'feedback-score-tag' : undefined} data-score={of === undefined ? name : undefined}>
      <td title={of ?? name} data-testid={of === undefined ? 'feedback-score-tag-label' : undefined}>
        {children}
        {narrow && (
          <span className="sub">
            <span className="t3">{source}</span>
            {given.reason && <span className="t2">{given.reason}</span>}
          </span>
        )}
      </td>
      <td data-testid={of === undefined ? 'feedback-score-tag-value' : undefined}>
        <ScoreCell name={name} value={given.value} category={given.category_name} />
      </td>
      {!narrow && (
        <td className="txt" title={given.reason}>
          {given.reason || f.NONE}
        </td>
      )}
      {!narrow && (
        <td className="t3" title={by}>
          {source}
        </td>
      )}
      {remove && <td>{remove}</td>}
    </tr>
  )
}
