import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ProjectOverview } from '../../api/overview'
import { ProjectSign } from '../../components/ProjectSign'
import { Sparkline } from '../../components/Sparkline'
import { column, type Column } from '../../components/table/column'
import * as f from '../../lib/format'
import { BarCell } from '../logs/cells'
import { ProjectMenu } from './ProjectMenu'
import { errorShare } from './sortProjects'

/** From here on a share of errors is red. */
const MANY_ERRORS = 0.01

interface Actions {
  onEdit: (project: ProjectOverview) => void
  onDelete: (project: ProjectOverview) => void
}

export function projectColumns(t: TFunction, workspace: string, topCost: number, actions: Actions): Column<ProjectOverview>[] {
  return [
    column<ProjectOverview>('name', { label: 'projects.name', width: '30%', sort: 'name', fixed: true }, (project) => (
      <span className="row pname">
        <ProjectSign id={project.id} name={project.name} />
        <Link className="w6 trunc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: project.id }} onClick={(event) => event.stopPropagation()}>
          {project.name}
        </Link>
        <span className="t3 trunc">{project.description}</span>
      </span>
    )),
    column<ProjectOverview>('spark', { label: 'projects.overTime', width: 140, drop: 2 }, (project) =>
      project.series ? <Traffic project={project} t={t} /> : <span className="t3 fs12">{t('projects.noTraffic')}</span>,
    ),
    column<ProjectOverview>('traces', { label: 'projects.traces', width: 92, numeric: true, sort: 'traces' }, (project) => f.count(project.traces)),
    column<ProjectOverview>('errors', { label: 'projects.errors', width: 84, numeric: true, sort: 'errors' }, (project) => {
      const share = errorShare(project)
      return <span className={share !== null && share >= MANY_ERRORS ? 'err w5' : 't2'}>{f.share(share)}</span>
    }),
    column<ProjectOverview>('p50', { label: 'projects.p50', width: 84, numeric: true, sort: 'p50', drop: 1 }, (project) => <span className="t2">{f.durationSummary(project.p50)}</span>),
    column<ProjectOverview>('p95', { label: 'projects.p95', width: 84, numeric: true, sort: 'p95', drop: 1 }, (project) => <span className="t2">{f.durationSummary(project.p95)}</span>),
    column<ProjectOverview>('cost', { label: 'projects.cost', width: 124, numeric: true, sort: 'cost' }, (project) =>
      project.cost > 0 ? <BarCell text={f.costCents(project.cost)} share={project.cost / (topCost || 1)} tint="" /> : f.NONE,
    ),
    column<ProjectOverview>('failed', { label: 'projects.failed', width: 96, numeric: true, hidden: true }, (project) => <span className="t2">{f.count(project.errors)}</span>),
    column<ProjectOverview>('growth', { label: 'projects.growth', width: 116, numeric: true, hidden: true }, (project) => <Against now={project.traces} before={project.previous?.traces} />),
    column<ProjectOverview>('costGrowth', { label: 'projects.costGrowth', width: 116, numeric: true, hidden: true }, (project) => <Against now={project.cost} before={project.previous?.cost} />),
    column<ProjectOverview>('costPer', { label: 'projects.costPer', width: 112, numeric: true, hidden: true }, (project) => <span className="t2">{project.traces > 0 && project.cost > 0 ? f.cost(project.cost / project.traces) : f.NONE}</span>),
    column<ProjectOverview>('id', { label: 'projects.id', width: 124, hidden: true }, (project) => (
      <span className="mono t3 fs12" title={project.id}>
        {f.shortId(project.id)}
      </span>
    )),
    column<ProjectOverview>('start', { label: 'projects.lastTrace', width: 110, numeric: true, sort: 'last' }, (project) => (
      <span className="t3" title={f.timeFull(project.last_trace_at)}>
        {f.age(project.last_trace_at)}
      </span>
    )),
    column<ProjectOverview>('menu', { label: 'common.more', width: 56, fixed: true }, (project) => (
      <ProjectMenu name={project.name} onEdit={() => actions.onEdit(project)} onDelete={() => actions.onDelete(project)} />
    )),
  ]
}

/** Against the equal range before. */
function Against({ now, before }: { now: number; before: number | undefined }) {
  return <span className="t2">{before ? f.signed((now - before) / before, f.share) : f.NONE}</span>
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
