import { useSearch } from '@tanstack/react-router'
import { DraftEntry } from '../../components/drafts/DraftEntry'
import type { Prompt } from './api'
import { DRAFT, nextNumber } from './draft'
import type { PromptSearch } from './feature'
import type { DraftOfPrompt } from './usePromptDraft'

/** On top of the versions of a prompt: it opens in the editor, or, while versions are compared, as the newer of the two. */
export function PromptDraftEntry({ prompt, of, current }: { prompt: Prompt; of: DraftOfPrompt; current: boolean }) {
  const { tab } = useSearch({ strict: false }) as PromptSearch
  if (!of.version) return null
  const next: PromptSearch = tab === 'diff' ? { activeVersionId: DRAFT } : { edit: true }
  const search = { tab: tab === 'diff' ? tab : undefined, activeVersionId: undefined, edit: undefined, ...next }
  const { server, state } = of.draft
  return (
    <DraftEntry
      label={nextNumber(prompt)}
      note={of.version.change_description}
      author={state === 'saved' ? server?.updated_by : undefined}
      at={state === 'saved' ? server?.updated_at : undefined}
      current={current}
      alone={!prompt.latest_version}
      search={search}
    />
  )
}
