import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight, FlaskConical, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Schemas } from '../../../api/types'
import { Icon } from '../../../components/Icon'
import { column, type Column } from '../../../components/table/column'
import * as f from '../../../lib/format'
import { ScoreCell } from '../../../components/score/ScoreCell'
import { TagsCell } from '../../logs/cells'
import { bookkeeping, flatten, textAt } from '../flatten'
import type { Aggregations, Experiment, NamedValue } from '../types'
import type { GroupRow, ListRow } from './rows'

type Words = (key: string, values?: Record<string, unknown>) => string

export type ScoreName = Schemas['ExperimentScoreName']

const SHOWN_SCORES = 3
const MOST_CONFIG = 30

/** Keys of the configurations of some experiments, those that most have first. */
export function configKeys(experiments: Experiment[]): string[] {
  const counts = new Map<string, number>()
  for (const each of experiments) for (const [key] of flatten(each.metadata ?? {})) if (!bookkeeping(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key).slice(0, MOST_CONFIG)
}

/** A cell of an experiment, and the same figure over a group where it has one. */
const of =
  (experiment: (each: Experiment) => ReactNode, group: (each: Aggregations) => ReactNode = () => null) =>
  (row: ListRow): ReactNode =>
    row.kind === 'experiment' ? experiment(row.experiment) : row.kind === 'group' && row.aggregations ? group(row.aggregations) : null

export function experimentColumns(projectId: string, scores: ScoreName[], config: string[], suites: boolean, t: Words, toggle: (row: GroupRow) => void): Column<ListRow>[] {
  return [
    column('name', { label: 'experiments.name', width: '100%', fixed: true, sort: 'name' }, (row) =>
      row.kind === 'experiment' ? (
        <Name experiment={row.experiment} projectId={projectId} level={row.level} t={t} />
      ) : row.kind === 'group' ? (
        <GroupName row={row} t={t} toggle={toggle} />
      ) : (
        <span className="nm acc" style={{ '--level': row.level } as React.CSSProperties}>
          {t('experiments.moreOfGroup', { count: row.left })}
        </span>
      ),
    ),
    column('dataset_id', { label: 'experiments.dataset', width: 140, path: 'dataset_name', className: 'c-dataset txt', drop: 2 }, of((each) => <DatasetCell experiment={each} projectId={projectId} t={t} />)),
    column('pass_rate', { label: 'experiments.passRate', width: 78, numeric: true, sort: 'pass_rate', className: 'c-pass', hidden: !suites }, of((each) => <span title={each.total_count === undefined ? undefined : `${each.passed_count} / ${each.total_count}`}>{f.share(each.pass_rate)}</span>, (all) => f.share(all.pass_rate_avg))),
    column('trace_count', { label: 'experiments.traces', width: 66, numeric: true, sort: 'trace_count', className: 'c-traces', drop: 1 }, of((each) => f.count(each.trace_count), (all) => f.count(all.trace_count))),
    column('duration.p50', { label: 'p50', width: 68, numeric: true, sort: 'duration.p50', className: 'c-p50' }, of((each) => pending(each, f.durationSummary(each.duration?.p50)), (all) => f.durationSummary(all.duration?.p50))),
    column('duration.p90', { label: 'p90', width: 74, numeric: true, sort: 'duration.p90', hidden: true, className: 'c-more' }, of((each) => f.durationSummary(each.duration?.p90), (all) => f.durationSummary(all.duration?.p90))),
    column('duration.p99', { label: 'p99', width: 74, numeric: true, sort: 'duration.p99', hidden: true, className: 'c-more' }, of((each) => f.durationSummary(each.duration?.p99), (all) => f.durationSummary(all.duration?.p99))),
    column('total_estimated_cost_avg', { label: 'experiments.cost', width: 78, numeric: true, sort: 'total_estimated_cost_avg', className: 'c-cost2', drop: 1 }, of((each) => f.cost(each.total_estimated_cost_avg), (all) => f.cost(all.total_estimated_cost_avg))),
    column('total_estimated_cost', { label: 'experiments.totalCost', width: 84, numeric: true, sort: 'total_estimated_cost', hidden: true, className: 'c-more' }, of((each) => f.costTotal(each.total_estimated_cost), (all) => f.costTotal(all.total_estimated_cost))),
    ...scores.map((score, index) =>
      column<ListRow>(
        `${score.type}.${score.name}`,
        { label: score.name, width: 104, numeric: true, sort: `${score.type}.${score.name}`, hidden: index >= SHOWN_SCORES, className: index === 0 ? 'c-score first' : 'c-score', ...(index > 0 ? { drop: 1 as const } : {}) },
        of((each) => <Score experiment={each} name={score.name} values={each[score.type]} />, (all) => <ScoreCell name={score.name} value={valueOf(all[score.type], score.name)} />),
      ),
    ),
    column('prompt', { label: 'experiments.prompts', path: 'prompt_versions', width: 130, hidden: true, className: 'c-more txt' }, of((each) => each.prompt_versions?.map((prompt) => [prompt.prompt_name, prompt.commit?.slice(0, 8)].filter(Boolean).join(' ')).join(', ') ?? '')),
    ...config.map((key, index) => column<ListRow>(`config.${key}`, { label: key, path: `metadata.${key}`, width: 116, hidden: config.includes('model') ? key !== 'model' : index > 0, className: 'c-config txt', drop: 2 }, of((each) => <span title={textAt(each.metadata, key)}>{textAt(each.metadata, key)}</span>))),
    column('comments', { label: 'experiments.comments', width: 90, numeric: true, hidden: true, className: 'c-more' }, of((each) => (each.comments?.length ? <span title={each.comments.at(-1)?.text}>{f.count(each.comments.length)}</span> : <span className="t3">{f.NONE}</span>))),
    column('tags', { label: 'experiments.tags', width: 92, className: 'c-tags', sort: 'tags', drop: 2 }, of((each) => <TagsCell tags={each.tags} />)),
    column('created_by', { label: 'experiments.createdBy', width: 110, hidden: true, sort: 'created_by', className: 'c-more txt' }, of((each) => each.created_by ?? '')),
    column('created_at', { label: 'experiments.created', width: 96, numeric: true, sort: 'created_at', className: 'c-created' }, of((each) => <time dateTime={each.created_at} title={f.timeFull(each.created_at)}>{f.time(each.created_at)}</time>)),
  ]
}

// Numbers of a running experiment are not those it will have.
const pending = (experiment: Experiment, text: string): ReactNode => (experiment.status === 'running' && text === f.NONE ? '…' : text)

const valueOf = (values: NamedValue[] | undefined, name: string): number | undefined => values?.find((each) => each.name === name)?.value

function Score({ experiment, name, values }: { experiment: Experiment; name: string; values: NamedValue[] | undefined }) {
  const value = valueOf(values, name)
  if (value === undefined && experiment.status === 'running') return <span className="t3">…</span>
  return <ScoreCell name={name} value={value} />
}

function Name({ experiment, projectId, level, t }: { experiment: Experiment; projectId: string; level: number; t: Words }) {
  return (
    <Link
      className="nm"
      style={{ '--level': level } as React.CSSProperties}
      to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
      params={((now: object) => ({ ...now, projectId, datasetId: experiment.dataset_id })) as never}
      search={{ experiments: [experiment.id] }}
      onClick={(event) => event.stopPropagation()}
    >
      {experiment.status === 'running' ? (
        <span className="running" title={t('experiments.running')}>
          <Icon of={LoaderCircle} size={14} />
        </span>
      ) : (
        <span className="t3">
          <Icon of={FlaskConical} size={14} />
        </span>
      )}
      <span className="trunc w5" title={experiment.name}>
        {experiment.name}
      </span>
      {experiment.status === 'running' && <span className="badge acc">{t('experiments.running')}</span>}
      {experiment.status === 'failed' && <span className="badge err">{t('experiments.failed')}</span>}
      {experiment.status === 'cancelled' && <span className="badge line">{t('experiments.cancelled')}</span>}
    </Link>
  )
}

function GroupName({ row, t, toggle }: { row: GroupRow; t: Words; toggle: (row: GroupRow) => void }) {
  const field = row.field === 'dataset_id' ? t('experiments.dataset') : row.field === 'tags' ? t('experiments.tags') : row.field.slice('metadata.'.length)
  const label = row.label === '__DELETED' ? t('experiments.datasetGone') : row.label || t('experiments.noValue')
  return (
    <button
      className="nm grpn"
      style={{ '--level': row.level } as React.CSSProperties}
      aria-expanded={row.open}
      onClick={(event) => {
        event.stopPropagation()
        toggle(row)
      }}
    >
      <Icon of={row.open ? ChevronDown : ChevronRight} size={14} />
      <span className="t3">{field}</span>
      <span className="trunc w5" title={label}>
        {label}
      </span>
      <span className="t3 num fs12">{f.count(row.aggregations?.experiment_count)}</span>
    </button>
  )
}

function DatasetCell({ experiment, projectId, t }: { experiment: Experiment; projectId: string; t: Words }) {
  if (!experiment.dataset_name) return <span className="t3">{t('experiments.datasetGone')}</span>
  const page = experiment.evaluation_method === 'evaluation_suite' ? 'test-suites' : 'datasets'
  return (
    <Link
      className="dsl"
      to={`/$workspace/projects/$projectId/${page}/$datasetId/items` as never}
      params={((now: object) => ({ ...now, projectId, datasetId: experiment.dataset_id })) as never}
      title={experiment.dataset_name}
      onClick={(event) => event.stopPropagation()}
    >
      {experiment.dataset_name} <span className="t3">{experiment.dataset_version_summary?.version_name}</span>
    </Link>
  )
}
