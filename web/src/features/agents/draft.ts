import type { DraftSource } from '../../components/drafts/useSharedDraft'
import { currentWorkspace } from '../../api/client'
import { readDraft, writeDraft, type AgentDraft, type Blueprint } from './api'
import type { ConfigValue } from './config'

/** The draft of a project's configuration, on the server. */
export const draftSource = (projectId: string): DraftSource<AgentDraft> => ({
  key: ['agent-drafts', currentWorkspace(), projectId],
  kept: `agent-draft.${projectId}`,
  read: (signal) => readDraft(projectId, signal),
  write: (revision, content) => writeDraft(projectId, revision, content),
  fromBefore,
})

/** Drafts that browsers kept before the server did: `{"base", "values", "note"}`. */
function fromBefore(kept: unknown): AgentDraft | null {
  const old = kept as { base?: string; values?: ConfigValue[]; note?: string }
  if (!Array.isArray(old.values)) return null
  return { values: old.values, ...(old.note ? { description: old.note } : {}), ...(old.base ? { base_blueprint_id: old.base } : {}) }
}

const told = (values: ConfigValue[]): string => JSON.stringify(values.map(({ key, type, value }) => [key, type, value ?? null]))

/** Whether settings say something else than others. */
export const differ = (a: ConfigValue[], b: ConfigValue[]): boolean => told(a) !== told(b)

/** The name that the next version gets: versions are called v1, v2, … */
export const nextName = (newest: Blueprint | undefined): string => {
  const number = /^v(\d+)$/.exec(newest?.name ?? 'v0')?.[1]
  return number === undefined ? 'v?' : `v${Number(number) + 1}`
}
