import type { Level, Span, Thread, Trace } from '../../api/types'
import { MessagesSquare } from 'lucide-react'
import { ErrorGlyph, Icon, TypeGlyph } from '../../components/Icon'
import { ScoreCell } from '../../components/score/ScoreCell'
import { column as tableColumn, type Column, type ColumnMeta } from '../../components/table/column'
import * as f from '../../lib/format'
import { quantile, thresholds, tint, type Thresholds } from '../../lib/thresholds'
import { BarCell, logShare, OutputCell, TagsCell } from './cells'
import { moreColumns, ThreadLink } from './moreColumns'
import { preview } from './preview'
import type { LogRow } from './useLogList'
import type { Usual } from './useUsual'

export type LogColumn = Column<LogRow>

/** What the cells of a list are measured against. */
export interface Scale {
  durationP99: number
  costTop: number
  duration: Map<string, Thresholds>
  cost: Map<string, Thresholds>
  scores: string[]
  /** Scores without a column of their own, until they are chosen. */
  more: string[]
  /** Scores of the spans of the traces. */
  ofSpans: string[]
  /** Somebody commented on one of the rows. */
  commented: boolean
}

const MOST_SCORES = 2
/** A score that fewer of the rows have gets no column of its own. */
const LEAST_SCORED = 0.1

/** @param usual What is usual by name, from the server; names that are not there yet take the rows of the page. */
export function scaleOf(rows: LogRow[], usual?: Usual): Scale {
  const durations = rows.flatMap((row) => (row.duration === undefined ? [] : [row.duration])).sort((a, b) => a - b)
  const costs = rows.flatMap((row) => row.total_estimated_cost ?? []).sort((a, b) => a - b)
  const counts = new Map<string, number>()
  for (const row of rows) for (const score of row.feedback_scores ?? []) counts.set(score.name, (counts.get(score.name) ?? 0) + 1)
  const nameOf = (row: LogRow) => ('name' in row && row.name) || ''
  const least = Math.max(1, rows.length * LEAST_SCORED)
  return {
    durationP99: quantile(durations, 0.99),
    costTop: quantile(costs, 0.99),
    duration: new Map([...thresholds(rows, nameOf, (row) => row.duration), ...(usual?.duration ?? [])]),
    cost: new Map([...thresholds(rows, nameOf, (row) => row.total_estimated_cost), ...(usual?.cost ?? [])]),
    ofSpans: [...new Set(rows.flatMap((row) => ('span_feedback_scores' in row ? (row.span_feedback_scores ?? []) : []).map((score) => score.name)))],
    commented: rows.some((row) => row.comments?.length),
    ...scoresOf(counts, least),
  }
}

function scoresOf(counts: Map<string, number>, least: number): Pick<Scale, 'scores' | 'more'> {
  const frequent = [...counts].sort((a, b) => b[1] - a[1])
  const scores = frequent
    .filter(([, count]) => count >= least)
    .slice(0, MOST_SCORES)
    .map(([name]) => name)
  return { scores, more: frequent.map(([name]) => name).filter((name) => !scores.includes(name)) }
}

const nameOf = (row: LogRow): string => ('name' in row && row.name) || ''
const failed = (row: LogRow): boolean => 'error_info' in row && row.error_info !== undefined
const open = (row: LogRow): boolean => !('thread_model_id' in row) && !row.end_time && row.duration === undefined

export function RunSign({ row }: { row: LogRow }) {
  if ('thread_model_id' in row) {
    return (
      <span className="t3">
        <Icon of={MessagesSquare} size={14} />
      </span>
    )
  }
  if (failed(row)) {
    return (
      <span className="err" title="error">
        <ErrorGlyph />
      </span>
    )
  }
  return (
    <span className="t3">
      <TypeGlyph type={('type' in row && row.type) || 'general'} />
    </span>
  )
}

const column = (
  id: string,
  meta: Omit<ColumnMeta, 'label' | 'className'> & { label?: string; className?: string },
  cell: (row: LogRow) => React.ReactNode,
): LogColumn => tableColumn(id, { label: `cols.${id}`, ...meta }, cell)

export function columnsOf(level: Level, scale: Scale, nameCell: (row: LogRow) => React.ReactNode, onTag: ((tag: string) => void) | undefined, paths: string[] = [], longest?: number): LogColumn[] {
  const start = column('start', { width: 88, sort: 'start_time', label: 'cols.start' }, (row) => (
    <time className="t2" dateTime={startOf(row)} title={f.timeFull(startOf(row))}>
      {f.time(startOf(row))}
    </time>
  ))
  const duration = column('duration', { width: 102, numeric: true, sort: 'duration' }, (row) =>
    open(row) ? (
      <span className="row end" title="running">
        <span className="spin" />…
      </span>
    ) : (
      <BarCell
        text={f.duration(row.duration)}
        share={logShare(row.duration ?? 0, scale.durationP99)}
        tint={tint(row.duration, scale.duration.get(nameOf(row)))}
      />
    ),
  )
  const tokens = column('tokens', { width: 72, numeric: true, drop: 1, sort: 'usage.total_tokens' }, (row) => (
    <span className="t2">{f.count(row.usage?.total_tokens)}</span>
  ))
  const cost = column('cost', { width: 112, numeric: true, drop: 2, sort: 'total_estimated_cost' }, (row) =>
    row.total_estimated_cost !== undefined ? (
      <BarCell
        text={f.costOfRun(row.total_estimated_cost)}
        share={row.total_estimated_cost / (scale.costTop || 1)}
        tint={tint(row.total_estimated_cost, scale.cost.get(nameOf(row)))}
      />
    ) : (
      <span className="t3">{f.NONE}</span>
    ),
  )
  const text = (side: 'input' | 'output') => (row: LogRow) => preview(row, side, longest)
  const input: LogColumn = { ...column('input', { width: '48%', path: 'input', className: 'c-in txt' }, text('input')), tip: text('input') }
  const output: LogColumn = {
    ...column('output', { width: '52%', path: 'output', className: 'c-out txt', drop: 2 }, (row) => (
      <OutputCell error={'error_info' in row ? row.error_info : undefined} text={preview(row, 'output', longest)} />
    )),
    tip: text('output'),
  }
  const scoreColumn = (name: string, i: number) =>
    column(
      `score_${name}`,
      {
        width: Math.min(118, Math.max(72, 22 + name.length * 6.6)),
        numeric: true,
        label: name,
        group: 'scores',
        path: `feedback_scores.${name}`,
        className: `c-s${i + 1}`,
        drop: i === 0 ? 2 : 1,
        hidden: i >= MOST_SCORES,
      },
      (row) => <ScoreCell name={name} value={row.feedback_scores?.find((score) => score.name === name)?.value} />,
    )
  const scores = scale.scores.map(scoreColumn)
  const rest = [
    ...scale.more.map((name) => scoreColumn(name, MOST_SCORES)),
    ...paths.map((path) =>
      column(pathColumn(path), { width: 140, label: path.replace(/^metadata\./, ''), group: 'metadata', path, hidden: true, className: 'c-path' }, (row) => {
        const value = 'values' in row ? row.values?.[path] : undefined
        return value === undefined ? <span className="t3">{f.NONE}</span> : <span className={typeof value === 'number' ? 'num t2' : 't2'}>{String(value)}</span>
      }),
    ),
  ]
  const tags = column('tags', { width: 116, drop: 1 }, (row) => <TagsCell tags={row.tags} onTag={onTag} />)
  const environment = column('environment', { width: 104, hidden: true }, (row) => <span className="t2">{row.environment ?? f.NONE}</span>)

  const source = column('source', { width: 96, hidden: true }, (row) => <span className="t2">{('source' in row && row.source) || f.NONE}</span>)
  const by = column('by', { width: 104, hidden: true, path: 'created_by' }, (row) => <span className="t2">{('created_by' in row && row.created_by) || f.NONE}</span>)
  const id = column('id', { width: 120, hidden: true, className: 'c-path', path: null }, (row) => <span className="mono t2">{f.shortId(row.id)}</span>)

  const more = moreColumns(level, scale.ofSpans, scale.commented)
  if (level === 'threads') {
    return [
      { ...start, meta: { ...start.meta, label: 'cols.active', width: 104, path: 'last_updated_at' } },
      column('name', { width: 150, fixed: true, label: 'cols.thread', path: null }, nameCell),
      { ...input, meta: { ...input.meta, label: 'cols.first', path: 'first_message' } },
      { ...output, meta: { ...output.meta, label: 'cols.last', path: 'last_message' } },
      column('messages', { width: 84, path: 'number_of_messages', numeric: true }, (row) => <span className="t2">{f.count((row as Thread).number_of_messages)}</span>),
      duration,
      tokens,
      cost,
      ...scores,
      column('status', { width: 84, hidden: true }, (row) => <span className="t2">{(row as Thread).status ?? f.NONE}</span>),
      tags,
      environment,
      by,
      ...more,
      ...rest,
    ]
  }
  const name = column('name', { width: 168, fixed: true, sort: 'name' }, nameCell)
  if (level === 'spans') {
    const model = column('model', { width: 148, drop: 1, sort: 'model' }, (row) => <span className="mono t2">{(row as Span).model ?? ''}</span>)
    return [
      start,
      name,
      input,
      output,
      model,
      duration,
      tokens,
      cost,
      ...scores.slice(0, 1),
      environment,
      source,
      { ...tags, meta: { ...tags.meta, hidden: true } },
      ...more,
      by,
      id,
      ...scores.slice(1).map((each) => ({ ...each, meta: { ...each.meta, hidden: true } })),
      ...rest,
    ]
  }
  const spans = column('spans', { width: 64, numeric: true, sort: 'span_count', hidden: true }, (row) => (
    <span className="t2">{f.count((row as Trace).span_count)}</span>
  ))
  const thread = column('thread', { width: 128, path: 'thread_id', hidden: true }, (row) => (
    <ThreadLink trace={row as Trace} />
  ))
  const models = column('models', { width: 148, hidden: true, path: null, className: 'c-path' }, (row) => {
    const names = (row as Trace).models
    return <span className="mono t2" title={names?.join(', ')}>{names?.join(', ') || f.NONE}</span>
  })
  return [start, name, input, output, models, spans, duration, tokens, cost, ...scores, thread, environment, source, tags, ...more, by, id, ...rest]
}

/** The id of a column of metadata, and back. */
export const pathColumn = (path: string): string => `path:${path}`
export const pathOfColumn = (id: string): string | undefined => (id.startsWith('path:') ? id.slice(5) : undefined)

/** How many of the rows have a value in a column. */
export function shareIn(rows: LogRow[], column: LogColumn): number | undefined {
  if (rows.length === 0) return undefined
  const { id, meta } = column
  const has = (row: LogRow): boolean => {
    if (/^(span_)?feedback_scores\./.test(meta.path ?? '')) {
      const [list, ...name] = meta.path!.split('.') as ['feedback_scores', ...string[]]
      return row[list]?.some((each) => each.name === name.join('.')) ?? false
    }
    if (id === 'input' || id === 'output') return preview(row, id) !== ''
    if (meta.group === 'metadata') return 'values' in row && row.values?.[meta.path ?? ''] !== undefined
    const value = (meta.path ?? meta.sort ?? id).split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], row)
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
  }
  return rows.filter(has).length / rows.length
}

export const startOf = (row: LogRow): string | undefined =>
  'thread_model_id' in row ? (row.last_updated_at ?? row.start_time) : row.start_time
