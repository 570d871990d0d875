import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { Bell } from 'lucide-react'
import type { ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import { ProjectSign } from '../../components/ProjectSign'
import { Sparkline } from '../../components/Sparkline'
import { column, type Column } from '../../components/table/column'
import * as f from '../../lib/format'
import { BarCell } from '../logs/cells'
import { PinButton } from './PinButton'
import { ProjectMenu } from './ProjectMenu'
import { ScoreChange } from './ScoreChange'
import type { Pins } from './usePins'

/** From here on a share of errors is red. */
const MANY_ERRORS = 0.01

type ProjectColumn = Column<ProjectOverview>

export interface Scale {
  workspace: string
  /** What the longest bar stands for, USD. */
  topCost: number
  /** Names of scores; the first has a column without being chosen. */
  scores: string[]
}

interface Actions {
  pins: Pins
  onEdit: (project: ProjectOverview) => void
  onDelete: (project: ProjectOverview) => void
}

const number = (id: string, label: string, width: number, text: (project: ProjectOverview) => string, more: Partial<ProjectColumn['meta']> = {}): ProjectColumn =>
  column<ProjectOverview>(id, { label: `projects.${label}`, width, numeric: true, ...more }, (project) => <span className="t2">{text(project)}</span>)

/** Numbers of traces; nothing can be said of a project without any. */
const ofTraces = (text: (project: ProjectOverview) => string) => (project: ProjectOverview) => (project.traces > 0 ? text(project) : f.NONE)

export function projectColumns(t: TFunction, { workspace, topCost, scores }: Scale, actions: Actions): ProjectColumn[] {
  const duration = (id: 'p50' | 'p90' | 'p95' | 'p99' | 'avg', more: Partial<ProjectColumn['meta']>) => number(id, id, 78, (project) => f.durationSummary(project[id]), { sort: id, ...more })
  return [
    column<ProjectOverview>('name', { label: 'projects.name', width: '30%', sort: 'name', fixed: true }, (project) => (
      <span className="row pname">
        <PinButton name={project.name} pinned={actions.pins.has(project)} onToggle={() => actions.pins.toggle(project)} />
        <ProjectSign id={project.id} name={project.name} />
        <Link className="w6 trunc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: project.id }} onClick={(event) => event.stopPropagation()}>
          {project.name}
        </Link>
        <span className="t3 trunc">{project.description}</span>
      </span>
    )),
    column<ProjectOverview>('spark', { label: 'projects.overTime', width: 138, drop: 2 }, (project) =>
      project.series ? <Traffic project={project} t={t} /> : <span className="t3 fs12">{t('projects.noTraffic')}</span>,
    ),
    column<ProjectOverview>('traces', { label: 'projects.traces', width: 80, numeric: true, sort: 'traces' }, (project) => (
      <>
        {f.count(project.traces)}
        <span className="incard t3"> {t('projects.traces').toLowerCase()}</span>
      </>
    )),
    column<ProjectOverview>('errors', { label: 'projects.errors', width: 78, numeric: true, sort: 'error_rate' }, ({ traces, errors }) => (
      <span className={traces > 0 && errors / traces >= MANY_ERRORS ? 'err w5' : 't2'}>
        {f.share(traces > 0 ? errors / traces : null)}
        <span className="incard t3"> {t('projects.errors').toLowerCase()}</span>
      </span>
    )),
    duration('avg', { hidden: true }),
    duration('p50', { drop: 1 }),
    duration('p90', { hidden: true }),
    duration('p95', { drop: 1 }),
    duration('p99', { hidden: true }),
    column<ProjectOverview>('cost', { label: 'projects.cost', width: 116, numeric: true, sort: 'cost' }, (project) =>
      project.cost > 0 ? <BarCell text={f.costCents(project.cost)} share={project.cost / (topCost || 1)} tint="" /> : f.NONE,
    ),
    ...scores.map((name, index) =>
      column<ProjectOverview>(`score.${name}`, { label: name, group: 'scores', width: 122, numeric: true, hidden: index > 0, drop: 1, className: 'c-score' }, (project) => (
        <ScoreChange name={name} now={project.feedback_scores?.[name]} before={project.previous?.feedback_scores?.[name]} />
      )),
    ),
    column<ProjectOverview>('alerts', { label: 'nav.alerts', width: 92 }, (project) => <Alarm project={project} workspace={workspace} t={t} />),
    number('threads', 'threads', 92, (project) => f.count(project.threads), { hidden: true }),
    number('tokens', 'tokens', 96, (project) => (project.tokens > 0 ? f.count(project.tokens) : f.NONE), { sort: 'tokens', hidden: true }),
    number('tokensPer', 'tokensPer', 124, (project) => (project.tokens > 0 && project.traces > 0 ? f.count(Math.round(project.tokens / project.traces)) : f.NONE), { hidden: true }),
    number('failed', 'failed', 112, (project) => f.count(project.errors), { sort: 'errors', hidden: true }),
    number('guardrails', 'guardrails', 132, ofTraces((project) => f.count(project.guardrails_failed)), { hidden: true }),
    number('growth', 'growth', 116, (project) => against(project.traces, project.previous?.traces), { hidden: true }),
    number('costGrowth', 'costGrowth', 116, (project) => against(project.cost, project.previous?.cost), { hidden: true }),
    number('costPer', 'costPer', 112, (project) => (project.traces > 0 && project.cost > 0 ? f.cost(project.cost / project.traces) : f.NONE), { hidden: true }),
    column<ProjectOverview>('id', { label: 'projects.id', width: 124, hidden: true }, (project) => (
      <span className="mono t3 fs12" title={project.id}>
        {f.shortId(project.id)}
      </span>
    )),
    column<ProjectOverview>('created', { label: 'projects.created', width: 110, numeric: true, sort: 'created_at', hidden: true }, (project) => <When at={project.created_at} />),
    column<ProjectOverview>('changed', { label: 'projects.changed', width: 110, numeric: true, sort: 'last_updated_at', hidden: true }, (project) => <When at={project.last_updated_at} />),
    column<ProjectOverview>('start', { label: 'projects.lastTrace', width: 98, numeric: true, sort: 'last_trace_at' }, (project) => (
      <span className="t3" title={f.timeFull(project.last_trace_at)}>
        {f.age(project.last_trace_at)}
      </span>
    )),
    column<ProjectOverview>('menu', { label: 'common.more', head: <span className="sr">{t('common.more')}</span>, width: 48, fixed: true }, (project) => (
      <ProjectMenu name={project.name} onEdit={() => actions.onEdit(project)} onDelete={() => actions.onDelete(project)} />
    )),
  ]
}

function Alarm({ project, workspace, t }: { project: ProjectOverview; workspace: string; t: TFunction }) {
  if (project.alerts_firing === 0) return null
  return (
    <Link className="badge err palert" to="/$workspace/projects/$projectId/alerts" params={{ workspace, projectId: project.id }} onClick={(event) => event.stopPropagation()}>
      <Icon of={Bell} size={12} />
      {t('nav.alertsFiring', { count: project.alerts_firing })}
    </Link>
  )
}

/** Against the equal range before. */
const against = (now: number, before: number | undefined): string => (before ? f.signed((now - before) / before, f.share) : f.NONE)

function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={f.timeFull(at)} className="t2">
      {f.time(at)}
    </time>
  )
}

/** Traffic, with the errors under it on a scale of their own. */
function Traffic({ project, t }: { project: ProjectOverview; t: TFunction }) {
  const { traces, errors } = project.series!
  return (
    <span className="pspark" role="img" aria-label={t('projects.trafficOf', { traces: f.count(project.traces), errors: f.count(project.errors) })}>
      <Sparkline values={traces} width={120} height={project.errors > 0 ? 18 : 24} />
      {project.errors > 0 && <Sparkline values={errors} width={120} height={8} color="var(--error)" />}
    </span>
  )
}
