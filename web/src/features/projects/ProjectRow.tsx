import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as f from '../../lib/format'
import { BarCell } from '../logs/cells'
import { errorShare, type ProjectEntry } from './sortProjects'

/** From here on a share of errors is red. */
const MANY_ERRORS = 0.01

interface Props {
  entry: ProjectEntry
  workspace: string
  focus: boolean
  topCost: number
  loading: boolean
  /** The figures could not be loaded: nothing is said about them. */
  unknown: boolean
  sign: ReactNode
  onOpen: () => void
}

export function ProjectRow({ entry: { project, stats }, workspace, focus, topCost, loading, unknown, sign, onOpen }: Props) {
  const { t } = useTranslation()
  const errors = errorShare(stats)
  const cost = stats?.total_estimated_cost_sum
  const none = <span className="t3">{loading ? '…' : f.NONE}</span>
  const idle = !loading && !unknown && !stats?.trace_count
  return (
    <tr
      data-row-id={project.id}
      className={focus ? 'focus' : ''}
      onClick={(event) => {
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || window.getSelection()?.toString()) return
        onOpen()
      }}
    >
      <td data-cell-id={`${project.id}_name`}>
        <span className="row pname">
          {sign}
          <Link
            className="w6 trunc"
            to="/$workspace/projects/$projectId/logs"
            params={{ workspace, projectId: project.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {project.name}
          </Link>
          <span className="t3 trunc">{project.description}</span>
        </span>
      </td>
      <td className="n">
        {stats?.trace_count ? f.count(stats.trace_count) : idle ? <span className="t3">{t('projects.noTraffic')}</span> : none}
      </td>
      <td className={`n ${errors !== null && errors >= MANY_ERRORS ? 'err w5' : 't2'}`}>{errors === null ? none : f.share(errors)}</td>
      <td className="n t2">{stats?.trace_count ? f.durationSummary(stats.duration?.p50) : none}</td>
      <td className="n t2">{stats?.trace_count ? f.durationSummary(stats.duration?.p90) : none}</td>
      <td className="n">{cost ? <BarCell text={f.costTotal(cost)} share={cost / (topCost || 1)} tint="" /> : none}</td>
      <td className="n t3" title={f.timeFull(project.last_updated_trace_at)}>
        {project.last_updated_trace_at ? f.age(project.last_updated_trace_at) : f.NONE}
      </td>
    </tr>
  )
}
