import { Fragment, useMemo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { styled } from '../Markdown'
import './diff.css'
import { besides, diffLines, type DiffPart, type DiffRow } from './diffLines'
import { markdownParts } from './markdownParts'

interface Props {
  before: string
  after: string
  label: string
  differencesOnly?: boolean
  /** Line numbers of both texts in the gutter. */
  numbers?: boolean
  /** Both texts beside each other. */
  beside?: boolean
  /** Prose stands in the font of the page. */
  prose?: boolean
  /** Only the changed words are tinted: beside each other the side says which text a word is in. */
  plain?: boolean
  /** Draws a piece of a line: marks variables, links. */
  draw?: (text: string) => ReactNode
  /** Bold, code and links are shown as they are read, not with their marks. */
  markdown?: boolean
  /** Draws an unchanged text too, instead of the sentence that it is the same. */
  whole?: boolean
}

/** Two texts line by line: tint of the line, tint of the changed words, and a sign in the gutter. */
export function Diff({ before, after, label, differencesOnly, numbers, beside, prose, plain, draw = (text) => text, markdown, whole }: Props) {
  const { t } = useTranslation()
  const rows = useMemo(() => diffLines(before, after), [before, after])
  const shown = differencesOnly ? rows.filter((row) => row.kind !== 'same') : rows
  const body = (row: DiffRow) => (markdown ? rendered(row.parts) : pieces(row.parts, draw))
  if (before === after && !whole) return <p className="t3">{t('diff.same')}</p>
  return (
    <div className={`diff ${numbers ? 'numbers' : ''} ${beside ? 'beside' : ''} ${prose ? 'prose' : ''} ${plain ? 'plain' : ''}`} role="table" aria-label={label} tabIndex={0}>
      {beside
        ? besides(shown).map(([left, right], index) => (
            <div className="pair" role="row" key={index}>
              <Half row={left} number={left?.before} entire={entire(left, right)} body={body} />
              <Half row={right} number={right?.after} entire={entire(left, right)} body={body} />
            </div>
          ))
        : shown.map((row, index) => <Line key={index} row={row} numbers={numbers} body={body} />)}
    </div>
  )
}

const SIGN = { same: ' ', added: '+', removed: '−' }

const pieces = (parts: DiffPart[], draw: (text: string) => ReactNode) =>
  parts.map((part, index) => (part.changed ? <mark key={index}>{draw(part.text)}</mark> : <span key={index}>{draw(part.text)}</span>))

const rendered = (parts: DiffPart[]) => markdownParts(parts).map((each, index) => <Fragment key={index}>{styled(each.part, pieces(each.pieces, (text) => text))}</Fragment>)

function Line({ row, numbers, body }: { row: DiffRow; numbers: boolean | undefined; body: (row: DiffRow) => ReactNode }) {
  return (
    <div className={`dl ${row.kind}`} role="row">
      {numbers && (
        <>
          <span className="no" role="cell">
            {row.before}
          </span>
          <span className="no" role="cell">
            {row.after}
          </span>
        </>
      )}
      <span className="sign" role="cell">
        {SIGN[row.kind]}
      </span>
      <span role="cell">{body(row)}</span>
    </div>
  )
}

/** True where no words were compared: one side has no such line, or the two were too long for it. */
const entire = (left: DiffRow | undefined, right: DiffRow | undefined): boolean =>
  !left || !right || !(left.parts.some((part) => part.changed) || right.parts.some((part) => part.changed))

function Half({ row, number, entire, body }: { row: DiffRow | undefined; number: number | undefined; entire: boolean; body: (row: DiffRow) => ReactNode }) {
  return (
    <div className={`dl ${row?.kind ?? 'none'} ${entire ? 'entire' : ''}`} role="cell">
      <span className="no">{number}</span>
      <span className="sign">{row && SIGN[row.kind]}</span>
      <span>{row && body(row)}</span>
    </div>
  )
}
