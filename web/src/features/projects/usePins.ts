import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { pinProject } from '../../api/projects'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'

export interface Pins {
  has: (project: Pick<ProjectOverview, 'id' | 'pinned'>) => boolean
  toggle: (project: Pick<ProjectOverview, 'id' | 'name' | 'pinned'>) => void
}

/** Pins of projects. The star turns at once; the rows take their places when the server has answered. */
export function usePins(): Pins {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const has = useCallback<Pins['has']>((project) => turned.get(project.id) ?? project.pinned, [turned])
  const toggle = useCallback<Pins['toggle']>(
    (project) => {
      const next = !has(project)
      setTurned((now) => new Map(now).set(project.id, next))
      void pinProject(project.id, next)
        .then(() => Promise.all([['list', 'project-overview'], ['projects']].map((queryKey) => client.invalidateQueries({ queryKey }))))
        .catch((error: unknown) => toast(t('projects.notPinned', { name: project.name, reason: errorText(error) }), true))
        // Another turn meanwhile has its own answer to wait for.
        .finally(() => setTurned((now) => (now.get(project.id) === next ? new Map([...now].filter(([id]) => id !== project.id)) : now)))
    },
    [client, errorText, has, t, toast],
  )
  return { has, toggle }
}
