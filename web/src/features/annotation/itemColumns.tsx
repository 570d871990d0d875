import { Link } from '@tanstack/react-router'
import type { FeedbackScore, Level, Thread } from '../../api/types'
import { column, type Column } from '../../components/table/column'
import * as f from '../../lib/format'
import { plainText } from '../../lib/plainText'
import { columnsOf, scaleOf } from '../logs/columns'
import type { LogRow } from '../logs/useLogList'

export interface Item {
  /** Of the item in the queue: of a thread that of its model, not the one that clients gave. */
  id: string
  row: LogRow
}

const PREVIEW = 160

export const itemOf = (row: LogRow): Item => ({ id: 'thread_model_id' in row ? row.thread_model_id : row.id, row })

const isThread = (row: LogRow): row is Thread => 'thread_model_id' in row

function titleOf(row: LogRow): string {
  if (isThread(row)) return plainText(row.first_message, PREVIEW) || row.id
  return row.input_preview || row.name || f.shortId(row.id)
}

const outputOf = (row: LogRow): string => (isThread(row) ? plainText(row.last_message, PREVIEW) : (row.output_preview ?? ''))

/** What reviewing is about, and after it the columns of Logs for those who want them. */
export function itemColumns(workspace: string, queueId: string, names: string[], level: Level, rows: LogRow[]): Column<Item>[] {
  const own = [
    column<Item>('name', { label: 'annotation.columns.item', width: '34%', path: level === 'threads' ? 'first_message' : 'input', fixed: true }, ({ id, row }) => (
      <Link className="nm w5" to="/$workspace/sme" params={{ workspace }} search={{ queueId, item: id, stage: 'review' }}>
        <span className="trunc">{titleOf(row)}</span>
      </Link>
    )),
    column<Item>('out', { label: 'annotation.columns.output', width: '30%', path: level === 'threads' ? 'last_message' : 'output', drop: 2 }, ({ row }) => <span className="t2 trunc">{outputOf(row)}</span>),
    ...names.map((name, index) =>
      column<Item>(`score_${name}`, { label: name, path: `feedback_scores.${name}`, width: 96, numeric: true, className: index === 0 ? 'c-s1' : 'c-s2', ...(index > 2 ? { hidden: true } : {}) }, ({ row }) => <ItemScore scores={row.feedback_scores ?? []} name={name} />),
    ),
    column<Item>('reviewers', { label: 'annotation.columns.reviewers', path: null, width: 120, drop: 1 }, ({ row }) => {
      const people = new Set((row.feedback_scores ?? []).filter((score) => names.includes(score.name)).flatMap((score) => Object.keys(score.value_by_author ?? (score.created_by ? { [score.created_by]: 1 } : {}))))
      return <span className="t2 trunc">{[...people].join(', ') || f.NONE}</span>
    }),
    column<Item>('duration', { label: 'annotation.columns.duration', width: 90, numeric: true, sort: 'duration', drop: 1 }, ({ row }) => f.duration(row.duration)),
    column<Item>('start', { label: 'annotation.columns.start', width: 96, numeric: true, sort: 'start_time' }, ({ row }) => <span title={f.timeFull(row.start_time)}>{f.time(row.start_time)}</span>),
  ]
  const taken = new Set([...own.map((each) => each.id), 'input', 'output'])
  const more = columnsOf(level, scaleOf(rows), () => null, undefined).filter((each) => !taken.has(each.id))
  return [...own, ...more.map(({ id, meta, cell }): Column<Item> => ({ id, meta: { ...meta, hidden: true }, cell: ({ row }, index) => cell(row, index) }))]
}

/** The average, with everybody's own value in the tooltip. */
function ItemScore({ scores, name }: { scores: FeedbackScore[]; name: string }) {
  const score = scores.find((each) => each.name === name)
  const label = <span className="incard t3">{name} </span>
  if (!score)
    return (
      <span className="t3">
        {label}
        {f.NONE}
      </span>
    )
  const each = Object.entries(score.value_by_author ?? {})
    .map(([author, entry]) => `${author}: ${entry.category_name ?? f.score(entry.value)}${entry.reason ? `, ${entry.reason}` : ''}`)
    .join('\n')
  return (
    <span className="num" title={each}>
      {label}
      {score.category_name ?? f.score(score.value)}
    </span>
  )
}
