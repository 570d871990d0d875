import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { store, stored } from '../../lib/storage'
import type { StudioDraft } from './draft'
import { placeOf, type StudioSource } from './place'
import { firstDraftQuery } from './source'

/** The form of a new run; what is typed is kept in this browser until the run is started or it is thrown away. */
export function useStudioDraft(projectId: string, source: StudioSource) {
  const place = placeOf(projectId, source)
  const [kept, setKept] = useState(() => stored<StudioDraft | null>(place, null))
  const first = useQuery({ ...firstDraftQuery(place, source), enabled: kept === null })
  const draft = kept ?? first.data ?? null
  const change = useCallback(
    (next: Partial<StudioDraft>) =>
      setKept((now) => {
        const from = now ?? first.data
        if (!from) return now
        const changed = { ...from, ...next }
        store(place, changed)
        return changed
      }),
    [place, first.data],
  )
  const discard = useCallback(() => {
    store(place, undefined)
    setKept(null)
  }, [place])
  return { draft, changed: kept !== null, error: kept === null ? first.error : null, change, discard }
}
