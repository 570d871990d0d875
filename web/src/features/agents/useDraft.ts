import { useCallback, useState } from 'react'
import { store, stored } from '../../lib/storage'
import type { Blueprint } from './api'
import type { ConfigValue } from './config'

export interface Draft {
  /** What is edited: the version's settings until something is typed. */
  values: ConfigValue[]
  note: string
  changed: boolean
  set: (values: ConfigValue[]) => void
  setNote: (note: string) => void
  discard: () => void
}

interface Kept {
  base: string | undefined
  values: ConfigValue[]
  note: string
}

/** Settings typed over a version; they stay in this browser until saved or thrown away, and a run can try them before. */
export function useDraft(projectId: string, base: Blueprint | undefined): Draft {
  const key = `agent-draft.${projectId}`
  const [kept, setKept] = useState<Kept | null>(() => stored<Kept | null>(key, null))
  const keep = useCallback(
    (next: Kept | null) => {
      setKept(next)
      store(key, next)
    },
    [key],
  )
  const mine = kept && kept.base === base?.id ? kept : null
  const values = mine?.values ?? base?.values ?? []
  const note = mine?.note ?? ''
  return {
    values,
    note,
    changed: mine !== null && JSON.stringify(mine.values) !== JSON.stringify(base?.values ?? []),
    set: (next) => keep({ base: base?.id, values: next, note }),
    setNote: (next) => keep({ base: base?.id, values, note: next }),
    discard: () => keep(null),
  }
}
