import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProjectSwitcher } from '../../components/ProjectSwitcher'
import type { Queue } from './api'

/** The way back from a queue: its project and the list of queues. */
export function QueueCrumbs({ queue }: { queue: Queue }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId } = useParams({ strict: false })
  return (
    <>
      {!projectId && (
        <>
          <ProjectSwitcher workspace={workspace} projectId={queue.project_id} />
          <span className="sl">/</span>
        </>
      )}
      <Link className="opt" to="/$workspace/projects/$projectId/annotation-queues" params={{ workspace, projectId: queue.project_id }}>
        {t('annotation.title')}
      </Link>
      <span className="sl opt">/</span>
    </>
  )
}
