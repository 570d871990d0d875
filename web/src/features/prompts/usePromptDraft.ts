import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSharedDraft, type SharedDraft } from '../../components/drafts/useSharedDraft'
import { versionQuery, type Prompt, type PromptDraft, type PromptVersion } from './api'
import { asVersion, draftSource } from './draft'

export interface DraftOfPrompt {
  draft: SharedDraft<PromptDraft>
  /** The draft as the version that it would become; undefined: there is none. */
  version: PromptVersion | undefined
  /** What it began from. */
  base: PromptVersion | undefined
  /** What it began from is still asked for. */
  waiting: boolean
}

/** The draft of a prompt, as it is typed here or elsewhere. */
export function usePromptDraft(prompt: Prompt): DraftOfPrompt {
  const source = useMemo(() => draftSource(prompt.id), [prompt.id])
  const draft = useSharedDraft(source)
  const { content, server, state } = draft
  const baseId = content?.base_version_id
  const latest = prompt.latest_version
  const asked = useQuery({ ...versionQuery(baseId ?? ''), enabled: baseId !== undefined && baseId !== latest?.id })
  const base = content === null ? undefined : baseId === undefined || baseId === latest?.id ? latest : asked.data
  const saved = state === 'saved' ? server : undefined
  const version = useMemo(() => (content ? asVersion(prompt, content, saved?.updated_by, saved?.updated_at) : undefined), [prompt, content, saved])
  return { draft, version, base, waiting: content !== null && base === undefined && asked.isFetching }
}
