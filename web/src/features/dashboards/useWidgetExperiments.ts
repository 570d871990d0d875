import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { filtersParam } from '../../lib/filters'
import { fetchExperiments, groupsQuery } from '../experiments/api'
import type { Experiment, GroupNode } from '../experiments/types'
import type { Widget } from './model'

const MOST = 100

/** A row of a widget: an experiment, or the means of a group of them. */
export type ExperimentRow = Partial<Experiment> &
  Pick<Experiment, 'id' | 'name' | 'dataset_id'> & {
    /** Experiments of a group. */
    experiments?: number
  }

/** The newest experiments that a widget asks for, or their groups. */
export function useWidgetExperiments(widget: Widget, projectId: string, count: number) {
  const { t } = useTranslation()
  const { config } = widget
  const groups = config.groups ?? []
  const ids = config.experimentIds?.length ? JSON.stringify(config.experimentIds) : undefined
  // Chosen ones are there wherever they belong.
  const params = { project_id: (!ids && projectId) || undefined, filters: filtersParam(config.filters), experiment_ids: ids }
  const most = Math.min(MOST, Math.max(1, count))
  const single = useQuery({
    queryKey: ['experiments', currentWorkspace(), 'widget', params, most],
    queryFn: ({ signal }) => fetchExperiments(params, 1, most, signal).then((page): ExperimentRow[] => page.content),
    enabled: groups.length === 0,
  })
  const grouped = useQuery({ ...groupsQuery(params, groups), select: (content) => rowsOfGroups(content, t('dashboards.unset')).slice(0, most) })
  return groups.length > 0 ? grouped : single
}

/** The innermost groups, named by their path. */
export function rowsOfGroups(content: Record<string, GroupNode>, unset: string, before: string[] = []): ExperimentRow[] {
  return Object.values(content).flatMap((node): ExperimentRow[] => {
    const path = [...before, node.label || unset]
    if (node.groups && Object.keys(node.groups).length > 0) return rowsOfGroups(node.groups, unset, path)
    const { experiment_count = 0, pass_rate_avg, ...sums } = node.aggregations ?? {}
    return [{ ...sums, id: path.join('\n'), name: path.join(' / '), dataset_id: '', pass_rate: pass_rate_avg, experiments: experiment_count }]
  })
}
