import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import './drafts.css'
import type { SharedDraft } from './useSharedDraft'

/** Whether the server has what is typed. */
export function DraftState<C>({ draft }: { draft: SharedDraft<C> }) {
  const { t } = useTranslation()
  const { state, content, server } = draft
  const saved = state === 'saved' && content ? server : undefined
  const text = state === 'saving' ? t('common.saving') : state === 'failed' ? t('drafts.notSent') : saved ? t('drafts.kept', { at: f.time(saved.updated_at) }) : ''
  return (
    <span className={`fs12 dstate ${state === 'failed' ? 'err' : 't3'}`} role="status" title={saved && t('drafts.keptBy', { who: saved.updated_by })}>
      {text}
    </span>
  )
}
