import { Link, useParams } from '@tanstack/react-router'
import type { Trace } from '../../api/types'

/** The experiment that a trace is a run of, with the item it ran on open. */
export function ExperimentLink({ experiment }: { experiment: NonNullable<Trace['experiment']> }) {
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  return (
    <Link
      className="acc"
      to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
      params={{ workspace, projectId, datasetId: experiment.dataset_id }}
      search={{ experiments: [experiment.id], open: experiment.dataset_item_id } as never}
      title={experiment.name}
    >
      {experiment.name}
    </Link>
  )
}
