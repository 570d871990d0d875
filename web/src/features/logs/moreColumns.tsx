import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { Level, Span, Trace } from '../../api/types'
import { ErrorGlyph, TypeBadge } from '../../components/Icon'
import { ScoreCell } from '../../components/score/ScoreCell'
import { column, type Column } from '../../components/table/column'
import * as f from '../../lib/format'
import { failedChecks } from '../../lib/guardrails'
import { ExperimentLink } from '../trace/ExperimentLink'
import { RowThumbs } from './RowThumbs'
import { USER_FEEDBACK } from '../trace/api'
import type { LogsSearch } from './search'
import type { LogRow } from './useLogList'

type Of<Row> = (row: Row) => React.ReactNode

/** A column that is shown once it is chosen; a phone leaves it out. */
const chosen = <Row extends LogRow>(id: string, meta: { width: number; numeric?: boolean; sort?: string; path?: string | null; hidden?: boolean }, cell: Of<Row>): Column<LogRow> =>
  column<LogRow>(id, { label: `cols.${id}`, hidden: true, className: 'c-path', ...meta }, (row) => cell(row as Row))

const tokens = (id: string, kind: 'prompt_tokens' | 'completion_tokens') =>
  chosen<LogRow>(id, { width: 92, numeric: true, sort: `usage.${kind}` }, (row) => <span className="t2">{f.count(row.usage?.[kind])}</span>)

const NOTHING = <span className="t3">{f.NONE}</span>

/** The columns that a level has beside those everybody looks at. */
export function moreColumns(level: Level, ofSpans: string[], commented: boolean): Column<LogRow>[] {
  const comments = chosen<LogRow>('comments', { width: 84, numeric: true, path: 'comments', hidden: !commented }, (row) =>
    row.comments?.length ? <span title={row.comments.at(-1)!.text}>{f.count(row.comments.length)}</span> : NOTHING,
  )
  const end = chosen<LogRow>('end', { width: 88, sort: 'end_time' }, (row) =>
    row.end_time ? (
      <time className="t2" dateTime={row.end_time} title={f.timeFull(row.end_time)}>
        {f.time(row.end_time)}
      </time>
    ) : (
      NOTHING
    ),
  )
  const thumbs = chosen<LogRow>('thumbs', { width: 76, path: `feedback_scores.${USER_FEEDBACK}` }, (row) => <RowThumbs row={row} />)
  const shared = [tokens('tokensIn', 'prompt_tokens'), tokens('tokensOut', 'completion_tokens'), end, comments, thumbs]
  if (level === 'threads') return shared
  if (level === 'spans') {
    return [
      chosen<Span>('type', { width: 96, sort: 'type' }, (row) => (
        <span className="row t2">
          <TypeBadge type={row.type} /> {row.type}
        </span>
      )),
      chosen<Span>('provider', { width: 104, sort: 'provider' }, (row) => <span className="t2">{row.provider ?? f.NONE}</span>),
      ...shared,
    ]
  }
  return [
    chosen<Trace>('llmCalls', { width: 84, numeric: true, sort: 'llm_span_count' }, (row) => <span className="t2">{f.count(row.llm_span_count)}</span>),
    ...shared,
    chosen<Trace>('experiment', { width: 140, path: 'experiment' }, (row) => (row.experiment ? <ExperimentLink experiment={row.experiment} /> : NOTHING)),
    chosen<Trace>('guardrails', { width: 116, path: 'guardrails_validations' }, (row) => <GuardrailsCell row={row} />),
    ...ofSpans.map((name) =>
      column<LogRow>(
        `spanscore_${name}`,
        { width: 96, numeric: true, label: `${name} (spans)`, group: 'scores', path: `span_feedback_scores.${name}`, className: 'c-path', hidden: true },
        (row) => <ScoreCell name={name} value={(row as Trace).span_feedback_scores?.find((score) => score.name === name)?.value} />,
      ),
    ),
  ]
}

/** What the guardrails of a trace said: those that failed by name. */
function GuardrailsCell({ row }: { row: Trace }) {
  const { t } = useTranslation()
  if (!row.guardrails_validations?.length) return NOTHING
  const failed = failedChecks(row)
  if (failed.length === 0) return <span className="t2">{t('cols.passed')}</span>
  return (
    <span className="err row" title={failed.join(', ')}>
      <ErrorGlyph size={12} />
      <span className="trunc">{failed.join(', ')}</span>
    </span>
  )
}

/** The thread of a trace, which opens beside the list. */
export function ThreadLink({ trace }: { trace: Trace }) {
  if (!trace.thread_id) return NOTHING
  return (
    <Link
      className="mono acc"
      to="."
      search={((now: LogsSearch) => ({ ...now, thread: trace.thread_id, turn: trace.id, trace: undefined, span: undefined, traceTab: undefined })) as never}
    >
      {trace.thread_id}
    </Link>
  )
}
