import { useSearch } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Prompt, PromptVersion } from './api'
import { DRAFT, nextNumber } from './draft'
import type { PromptSearch } from './feature'
import { usePromptSearch } from './usePromptSearch'
import { VersionChoice } from './VersionChoice'

/** Which two versions the difference is of, and how it is drawn: at the end of the tab bar. */
export function CompareBar({ prompt, before, after, draft }: { prompt: Prompt; before: PromptVersion | undefined; after: PromptVersion; draft: PromptVersion | undefined }) {
  const { t } = useTranslation()
  const { beside } = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const nameOfDraft = t('drafts.versionDraft', { version: nextNumber(prompt) })
  return (
    <div className="row pcmp" role="group" aria-label={t('prompts.compare')}>
      <span className="t3 fs12">{t('prompts.compare')}</span>
      <VersionChoice promptId={prompt.id} chosen={before} label={t('prompts.compareFrom')} onChoose={({ id }) => change({ compareVersionId: id })} />
      <Icon of={ChevronRight} size={12} className="t3" />
      <VersionChoice
        promptId={prompt.id}
        chosen={after.id === DRAFT ? { id: DRAFT, version_number: nameOfDraft } : after}
        {...(draft ? { first: { name: nameOfDraft, onChoose: () => change({ activeVersionId: DRAFT, compareVersionId: before?.id }) } } : {})}
        label={t('prompts.compareTo')}
        onChoose={({ id }) => change({ activeVersionId: id === prompt.latest_version?.id ? undefined : id, compareVersionId: before?.id })}
      />
      <div className="seg sm" role="group" aria-label={t('prompts.view')}>
        <button className={beside ? '' : 'on'} aria-pressed={!beside} onClick={() => change({ beside: undefined })}>
          {t('prompts.inline')}
        </button>
        <button className={beside ? 'on' : ''} aria-pressed={Boolean(beside)} onClick={() => change({ beside: true })}>
          {t('prompts.beside')}
        </button>
      </div>
    </div>
  )
}
