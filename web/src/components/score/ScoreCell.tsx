import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { barShare, levelOf, type Judging } from '../../lib/judgement'
import { useJudgements } from './judgements'

const TINT = { '': '', warn: 'm', error: 'l' } as const
const BADGE = { '': '', warn: 'warn', error: 'err' } as const

interface Props {
  name: string
  value: number | undefined
  category?: string | undefined
  /** Other words than the value with two decimals. */
  text?: string | undefined
  title?: string | undefined
  /** Written before the value where the column has no head. */
  label?: string
  /** A definition that is not stored yet. */
  by?: Judging
  children?: ReactNode
}

/** A number over a bar of its value, a category as a badge; tinted beyond the thresholds of its definition, neutral without. */
export function ScoreCell({ name, value, category, text, title, label = name, by, children }: Props) {
  const { t } = useTranslation()
  const stored = useJudgements().get(name)
  if (value === undefined) return <span className="t3">{f.NONE}</span>
  const judging = by ?? stored
  const level = levelOf(value, judging)
  const limit = level && judging?.thresholds?.[level]
  const said = level && t(`judgement.${level}.${judging?.polarity === 'lower' ? 'lower' : 'higher'}`, { limit: f.score(Number(limit)) })
  const hover = [title, said].filter(Boolean).join('; ') || undefined
  const sign = said && <span className="sr">{said}</span>
  if (category)
    return (
      <span className={`badge ${BADGE[level]}`} title={hover}>
        {category}
        {sign}
      </span>
    )
  return (
    <span className={`sc ${TINT[level]}`} data-label={label} data-level={level || undefined} title={hover} style={{ '--v': barShare(value, judging) } as React.CSSProperties}>
      {level && (
        <span className="scm" aria-hidden="true">
          {level === 'error' ? '!!' : '!'}
        </span>
      )}
      {text ?? f.score(value)}
      {children}
      {sign}
    </span>
  )
}
