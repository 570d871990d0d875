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
  return (
    <DraftEntry
      label={nextNumber(prompt)}
      note={of.version.change_description}
      server={of.draft.server}
      state={of.draft.state}
      current={current}
      alone={!prompt.latest_version}
      search={search}
    />
  )
}
