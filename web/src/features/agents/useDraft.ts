import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSharedDraft, type SharedDraft } from '../../components/drafts/useSharedDraft'
import { useToast } from '../../components/Toasts'
import { useTranslation } from '../../i18n/useTranslation'
import { blueprintQuery, type AgentDraft, type Blueprint } from './api'
import type { ConfigValue } from './config'
import { differ, draftSource } from './draft'

export interface Draft {
  /** What is edited: the version's settings until something is typed. */
  values: ConfigValue[]
  note: string
  /** Something is typed, over the version in view or, while it is edited, over any. */
  changed: boolean
  set: (values: ConfigValue[]) => void
  setNote: (note: string) => void
  /** Throws it away, with undo. */
  discard: () => void
  /** The draft itself, whichever version is in view. */
  shared: SharedDraft<AgentDraft>
}

/** Settings typed over a version: a draft on the server, one for everybody, until saved or thrown away; a run can try them before. */
export function useDraft(projectId: string, current: Blueprint | undefined, editing: boolean): Draft {
  const { t } = useTranslation()
  const toast = useToast()
  const source = useMemo(() => draftSource(projectId), [projectId])
  const shared = useSharedDraft(source)
  const { content } = shared
  const baseId = content ? content.base_blueprint_id : current?.id
  const asked = useQuery({ ...blueprintQuery(baseId ?? ''), enabled: baseId !== undefined && baseId !== current?.id })
  const base = baseId === current?.id ? current : asked.data
  const mine = content && (editing || baseId === current?.id) ? content : null
  const original = (mine ? base : current)?.values ?? []
  const values = mine?.values ?? original
  const note = mine?.description ?? ''
  const write = (next: ConfigValue[], description: string) =>
    shared.set(differ(next, original) || description ? { values: next, ...(description ? { description } : {}), ...(baseId ? { base_blueprint_id: baseId } : {}) } : null)
  return {
    values,
    note,
    changed: mine !== null && differ(mine.values, original),
    set: (next) => write(next, note),
    setNote: (next) => write(values, next),
    discard: () => {
      shared.set(null)
      if (content) toast(t('drafts.discarded'), false, { label: t('common.undo'), run: () => shared.set(content) })
    },
    shared,
  }
}
