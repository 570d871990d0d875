import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import './drafts.css'
import type { SharedDraft } from './useSharedDraft'

/** Whether the server has what is typed. */
export function DraftState<C>({ draft }: { draft: SharedDraft<C> }) {
  const { t } = useTranslation()
  const { state, content, server } = draft
  const text =
    state === 'saving' ? t('common.saving') : state === 'failed' ? t('drafts.notSent') : state === 'saved' && content && server?.updated_at ? t('drafts.kept', { at: f.time(server.updated_at), who: server.updated_by }) : ''
  return (
    <span className={`fs12 dstate ${state === 'failed' ? 'err' : 't3'}`} role="status">
      {text}
    </span>
  )
}
