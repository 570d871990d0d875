import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import type { Entity } from './api'

/** Refreshes what shows an entity after a write to it. */
export function useEntityRefresh(): (entity: Entity) => void {
  const client = useQueryClient()
  return (entity) => {
    const own = entity.kind === 'spans' ? 'span' : entity.kind === 'traces' ? 'trace' : 'thread'
    void client.invalidateQueries({ queryKey: [own], predicate: (query) => query.queryKey.includes(entity.id) || own === 'thread' })
    if (entity.kind === 'spans' && entity.traceId) {
      const { traceId } = entity
      void client.invalidateQueries({ queryKey: ['trace'], predicate: (query) => query.queryKey.includes(traceId) })
    }
    if (entity.kind === 'traces') {
      void client.invalidateQueries({ queryKey: ['thread-turns'] })
      // A trace may be the run of an experiment.
      void client.invalidateQueries({ queryKey: ['experiments'] })
    }
    void client.invalidateQueries({ queryKey: ['list'] })
  }
}

/** A small write to an entity: a failure says that nothing was stored, and what was typed stays where it is. */
export function useEntityWrite<Input>(entity: Entity, write: (input: Input) => Promise<unknown>) {
  const refresh = useEntityRefresh()
  const toast = useToast()
  const errorText = useErrorText()
  return useMutation({
    mutationFn: write,
    onSuccess: () => refresh(entity),
    onError: (error) => toast(errorText(error), true),
  })
}
