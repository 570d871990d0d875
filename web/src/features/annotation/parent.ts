import type { LinkProps } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { Queue } from './api'

/** The list that pages of a queue belong to. Reviewing has no project in its address: the queue names it. */
export const queuesOf = (t: TFunction, queue: Queue): { label: string; to: LinkProps['to']; projectId: string } => ({
  label: t('annotation.title'),
  to: '/$workspace/projects/$projectId/annotation-queues',
  projectId: queue.project_id,
})
