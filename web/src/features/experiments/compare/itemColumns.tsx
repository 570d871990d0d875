import { Link } from '@tanstack/react-router'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../../components/Icon'
import { ScoreCell } from '../../../components/score/ScoreCell'
import { column, type Column } from '../../../components/table/column'
import * as f from '../../../lib/format'
import { plainText } from '../../../lib/plainText'
import type { ComparedItem, MetricKind, Run } from '../types'
import { itemName, itemText } from './itemText'
import { Letter } from './letters'
import { itemDelta, itemValue } from './metrics'
import type { Comparison } from './useComparison'

type Words = (key: string, values?: Record<string, unknown>) => string

/** Item and input, then for each experiment its value and the change; more columns (data, outputs, scores) can be chosen. */
export function itemColumns(comparison: Comparison, dataKeys: string[], t: Words): Column<ComparedItem>[] {
  const { experiments, letters, baseline, metric } = comparison
  const { alone } = comparison
  const kind = metric?.kind ?? 'score'
  return [
    column('id', { label: t('experiments.item'), width: 78, fixed: true, className: 'c-item', sort: 'id' }, (item) => (
      <Link className="t3 itl mono" to="." search={((now: object) => ({ ...now, open: item.id })) as never} resetScroll={false} title={item.id} onClick={(event) => event.stopPropagation()}>
        {itemName(item.id)}
      </Link>
    )),
    column('input', { label: t('experiments.input'), width: alone ? '46%' : '100%', fixed: true, className: 'c-input' }, (item) => <span title={itemText(item)}>{itemText(item)}</span>),
    ...(alone ? aloneColumns(comparison, t) : []),
    ...(alone
      ? []
      : experiments.flatMap((each): Column<ComparedItem>[] => {
          const letter = letters.get(each.id) ?? ''
          const value = column<ComparedItem>(`v-${each.id}`, { label: `${letter}: ${each.name}`, head: <Letter of={letter} />, width: 78, numeric: true, fixed: true, className: 'c-value' }, (item) => (
            <Value kind={kind} name={metric?.name} letter={letter} value={item.changes?.[each.id]?.value} deviation={item.changes?.[each.id]?.deviation} runs={item.changes?.[each.id]?.runs ?? 0} />
          ))
          if (each.id === baseline) return [value]
          const sort = each.id === comparison.candidate ? { sort: 'change' } : {}
          return [
            value,
            column<ComparedItem>(`d-${each.id}`, { label: t('experiments.against', { letter: letters.get(baseline) }), width: 72, numeric: true, fixed: true, className: 'c-delta', ...sort }, (item) => (
              <DeltaCell item={item} id={each.id} kind={kind} baseline={baseline} />
            )),
          ]
        })),
    ...experiments.map((each) =>
      column<ComparedItem>(`o-${each.id}`, { label: t('experiments.outputOf', { letter: letters.get(each.id) }), width: alone ? '54%' : 220, hidden: !alone, drop: 2, className: 'c-output txt' }, (item) => {
        const text = outputOf(item, each.id)
        return <span title={text}>{text}</span>
      }),
    ),
    ...dataKeys.map((key) =>
      column<ComparedItem>(`data.${key}`, { label: key, width: 160, hidden: true, className: 'c-data txt', sort: `data.${key}` }, (item) => plainText(item.data[key], 200)),
    ),
    column<ComparedItem>('comments', { label: t('experiments.comments'), width: 90, numeric: true, hidden: true, className: 'c-more' }, (item) => {
      const count = item.experiment_items.reduce((sum, run) => sum + (run.comments?.length ?? 0), 0)
      return count === 0 ? <None /> : f.count(count)
    }),
  ]
}

/** Of one experiment there is room for everything: passes, scores, duration, cost. */
function aloneColumns(comparison: Comparison, t: Words): Column<ComparedItem>[] {
  const [only] = comparison.experiments
  if (!only) return []
  const scores = comparison.summary?.metrics.filter((each) => each.kind === 'score') ?? []
  const isSuite = comparison.summary?.metrics.some((each) => each.kind === 'passed')
  return [
    ...(isSuite ? [column<ComparedItem>('passed', { label: t('experiments.runs'), width: 96, className: 'c-runs' }, (item) => <RunMarks runs={item.experiment_items} t={t} />)] : []),
    ...(isSuite ? [column<ComparedItem>('assertions', { label: t('experiments.assertions'), width: 120, className: 'c-asserts' }, (item) => <Failed runs={item.experiment_items} t={t} />)] : []),
    ...scores.map((score, index) =>
      column<ComparedItem>(
        `feedback_scores.${score.name}`,
        { label: score.name ?? '', width: 92, numeric: true, hidden: index >= 4, className: 'c-value', sort: score.metric, ...(index > 1 ? { drop: 1 as const } : {}) },
        (item) => {
          const values = item.experiment_items.flatMap((run) => run.feedback_scores?.find((each) => each.name === score.name)?.value ?? [])
          return <Value kind="score" name={score.name} letter={score.name ?? ''} value={mean(values)} deviation={deviation(values)} runs={values.length} />
        },
      ),
    ),
    column('duration', { label: t('experiments.duration'), width: 84, numeric: true, className: 'c-more', sort: 'duration', drop: 1 }, (item) => f.duration(mean(item.experiment_items.flatMap((run) => run.duration ?? [])))),
    column('cost', { label: t('experiments.cost'), width: 84, numeric: true, className: 'c-more', sort: 'total_estimated_cost', drop: 2 }, (item) => f.cost(mean(item.experiment_items.flatMap((run) => run.total_estimated_cost ?? [])))),
  ]
}

const None = () => <span className="t3">{f.NONE}</span>

export const runsOf = (item: ComparedItem, experimentId: string): Run[] => item.experiment_items.filter((run) => run.experiment_id === experimentId)

const outputOf = (item: ComparedItem, experimentId: string): string => {
  const [run] = runsOf(item, experimentId)
  return run?.output_preview ?? plainText(run?.output, 300)
}

export const mean = (values: number[]): number | undefined => (values.length === 0 ? undefined : values.reduce((sum, each) => sum + each, 0) / values.length)

export function deviation(values: number[]): number | undefined {
  const middle = mean(values)
  if (middle === undefined || values.length < 2) return undefined
  return Math.sqrt(values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (values.length - 1))
}

/** A value over its bar; the spread of trials is in the tooltip and marked. */
function Value({ kind, name, letter, value, deviation: spread, runs }: { kind: MetricKind; name: string | undefined; letter: string; value: number | undefined; deviation: number | undefined; runs: number }) {
  if (value === undefined) return <None />
  const text = itemValue(kind, value)
  const title = runs > 1 ? `${text} ± ${itemValue(kind, spread ?? 0)}, n = ${runs}` : undefined
  const trials = runs > 1 && spread ? <sup className="t3">±</sup> : null
  if (kind === 'score' && name)
    return (
      <ScoreCell name={name} value={value} label={letter} title={title}>
        {trials}
      </ScoreCell>
    )
  const barred = kind === 'score' || kind === 'passed' || kind === 'assertion'
  return (
    <span className={barred ? 'sc' : 'num'} data-label={letter} title={title} style={barred ? ({ '--v': Math.min(1, Math.max(0, value)) } as React.CSSProperties) : undefined}>
      {text}
      {trials}
    </span>
  )
}

function DeltaCell({ item, id, kind, baseline }: { item: ComparedItem; id: string; kind: MetricKind; baseline: string }): ReactNode {
  const change = item.changes?.[id]
  if (change?.difference === undefined) return <None />
  const text = itemDelta(kind, change.difference, item.changes?.[baseline]?.value)
  const tone = text.startsWith('±') ? '' : change.verdict === 'improvement' ? 'up' : change.verdict === 'regression' ? 'dn' : ''
  return <span className={`dlt ${tone}`}>{text}</span>
}

const MOST_MARKS = 5

/** A tick or a cross for every run. */
export function RunMarks({ runs, t }: { runs: Run[]; t: Words }) {
  const judged = runs.filter((run) => run.status)
  if (judged.length === 0) return <None />
  const passed = judged.filter((run) => run.status === 'passed').length
  return (
    <span className="marks" role="img" aria-label={t('experiments.runsPassed', { passed, total: judged.length })}>
      {judged.slice(0, MOST_MARKS).map((run) => (
        <i key={run.id} className={`mark ${run.status === 'passed' ? '' : 'bad'}`}>
          <Icon of={run.status === 'passed' ? Check : X} size={12} />
        </i>
      ))}
      {judged.length > MOST_MARKS && <span className="t3 fs12">{`${passed}/${judged.length}`}</span>}
    </span>
  )
}

function Failed({ runs, t }: { runs: Run[]; t: Words }) {
  const names = new Set(runs.flatMap((run) => run.assertion_results?.map((each) => each.value) ?? []))
  const failed = new Set(runs.flatMap((run) => run.assertion_results?.filter((each) => !each.passed).map((each) => each.value) ?? []))
  if (names.size === 0) return <None />
  if (failed.size === 0) return <span className="t3">{t('experiments.allHold', { total: names.size })}</span>
  return <span className="err">{t('experiments.someFailed', { failed: failed.size, total: names.size })}</span>
}
