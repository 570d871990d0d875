import type { DraftSource } from '../../components/drafts/useSharedDraft'
import { currentWorkspace } from '../../api/client'
import { readDraft, writeDraft, type Prompt, type PromptDraft, type PromptVersion } from './api'
import { readSettings } from './SettingsField'
import { readMessages, writeMessages, type TemplateKind } from './template'

/** Stands in the address where the id of a version would. */
export const DRAFT = 'draft'

/** The draft of a prompt, on the server. */
export const draftSource = (promptId: string): DraftSource<PromptDraft> => ({
  key: ['prompt-drafts', currentWorkspace(), promptId],
  kept: `prompt-draft.${promptId}`,
  read: (signal) => readDraft(promptId, signal),
  write: (revision, content) => writeDraft(promptId, revision, content),
  fromBefore,
})

/** Drafts that browsers kept before the server did: `{"template", "kind", "metadata", "note"}`. */
function fromBefore(kept: unknown): PromptDraft | null {
  const old = kept as { template?: string; kind?: TemplateKind; metadata?: string; note?: string }
  if (typeof old.template !== 'string') return null
  return { template: old.template, type: old.kind ?? 'mustache', ...(old.metadata ? { settings: old.metadata } : {}), ...(old.note ? { change_description: old.note } : {}) }
}

/** What a version says, as a draft begins. */
export const contentOf = (version: PromptVersion | undefined): PromptDraft => ({
  template: version?.template ?? '',
  type: version?.type ?? 'mustache',
  ...(version?.metadata == null ? {} : { settings: JSON.stringify(version.metadata, null, 2) }),
  ...(version ? { base_version_id: version.id } : {}),
})

/** Whether a draft says something else than the version it began from. */
export const isChanged = (draft: PromptDraft, from: PromptDraft): boolean =>
  !isSameText(draft.template, from.template) || draft.type !== from.type || (draft.settings ?? '') !== (from.settings ?? '')

/** Messages are the same however their JSON is laid out. */
function isSameText(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [readMessages(a), readMessages(b)]
  return left !== null && right !== null && writeMessages(left) === writeMessages(right)
}

/** The number that the next version gets. */
export const nextNumber = (prompt: Pick<Prompt, 'latest_version'>): string => `v${Number(prompt.latest_version?.version_number?.slice(1) ?? 0) + 1}`

/** A draft as the version that it would become, to be shown and compared as one. */
export function asVersion(prompt: Prompt, draft: PromptDraft, by: string | undefined, at: string | undefined): PromptVersion {
  const settings = readSettings(draft.settings ?? '')
  return {
    id: DRAFT,
    prompt_id: prompt.id,
    commit: '',
    version_number: nextNumber(prompt),
    version_type: 'prompt_version',
    template: draft.template,
    type: draft.type,
    template_structure: prompt.template_structure,
    // Settings that are no JSON yet are shown as they are typed.
    ...(settings === null ? {} : { metadata: settings === undefined ? draft.settings : settings }),
    ...(draft.change_description ? { change_description: draft.change_description } : {}),
    created_at: at ?? new Date().toISOString(),
    ...(by ? { created_by: by } : {}),
  } as PromptVersion
}
