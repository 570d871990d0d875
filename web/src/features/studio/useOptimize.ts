import { useNavigate, useParams } from '@tanstack/react-router'
import { store } from '../../lib/storage'
import { newKey } from '../playground/draft'
import type { Draft, Variant } from '../playground/types'
import { newDraft } from './draft'
import { fromVariant } from './fromVariant'
import { placeOf } from './place'

/** Takes a variant of the playground, and the dataset that it is tried on, into the form of a new optimization. */
export function useOptimize(projectId: string): (variant: Variant, draft: Draft) => void {
  const navigate = useNavigate()
  const { workspace = 'default' } = useParams({ strict: false })
  return (variant, { source, dataset }) => {
    const key = newKey()
    store(placeOf(projectId, { variant: key }), { ...newDraft(), ...fromVariant(variant, source === 'dataset' ? dataset : undefined) })
    void navigate({ to: '/$workspace/projects/$projectId/optimizations', params: { workspace, projectId }, search: { new: true, variant: key } })
  }
}
