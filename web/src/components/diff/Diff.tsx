import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import './diff.css'
import { diffLines, type DiffRow } from './diffLines'

/** Two texts line by line: tint of the line, tint of the changed words, and a sign in the gutter. */
export function Diff({ before, after, label, differencesOnly }: { before: string; after: string; label: string; differencesOnly?: boolean }) {
  const { t } = useTranslation()
  const rows = useMemo(() => diffLines(before, after), [before, after])
  const shown = differencesOnly ? rows.filter((row) => row.kind !== 'same') : rows
  if (before === after) return <p className="t3">{t('diff.same')}</p>
  return (
    <div className="diff" role="table" aria-label={label} tabIndex={0}>
      {shown.map((row, index) => (
        <Line key={index} row={row} />
      ))}
    </div>
  )
}

const SIGN = { same: ' ', added: '+', removed: '−' }

function Line({ row }: { row: DiffRow }) {
  return (
    <div className={`dl ${row.kind}`} role="row">
      <span className="sign" role="cell">
        {SIGN[row.kind]}
      </span>
      <span role="cell">{row.parts.map((part, index) => (part.changed ? <mark key={index}>{part.text}</mark> : part.text))}</span>
    </div>
  )
}
