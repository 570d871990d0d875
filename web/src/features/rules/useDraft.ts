import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { store, stored } from '../../lib/storage'
import { ruleQuery } from './api'
import { newDraft, toDraft, type Draft, type Rule } from './model'

export interface RuleForm {
  draft: Draft | null
  rule: Rule | undefined
  changed: boolean
  error: unknown
  change: (change: Partial<Draft>) => void
  discard: () => void
}

/** The form of a rule; what is typed is kept in this browser until it is saved or thrown away. */
export function useDraft(ruleId: string, copy: string | undefined, projectId: string): RuleForm {
  const isNew = ruleId === 'new'
  const source = isNew ? copy : ruleId
  const key = `rule-draft.${isNew ? `new.${projectId}.${copy ?? ''}` : ruleId}`
  const query = useQuery({ ...ruleQuery(source ?? ''), enabled: source !== undefined })
  const [kept, setKept] = useState<Draft | null>(() => stored<Draft | null>(key, null))
  const base = source === undefined ? newDraft() : query.data ? toDraft(query.data) : null
  const draft = kept ?? (base && isNew && copy ? { ...base, name: `${base.name} 2` } : base)
  const change = useCallback(
    (change: Partial<Draft>) =>
      setKept((now) => {
        const from = now ?? draft
        if (!from) return now
        const next = { ...from, ...change }
        store(key, next)
        return next
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key, query.data],
  )
  const discard = useCallback(() => {
    store(key, null)
    setKept(null)
  }, [key])
  return { draft, rule: isNew ? undefined : query.data, changed: kept !== null, error: query.error, change, discard }
}
