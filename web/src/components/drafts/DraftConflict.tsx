import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { useToast } from '../Toasts'
import './drafts.css'
import type { SharedDraft } from './useSharedDraft'

/** Somebody else has written meanwhile: whose words stay is asked, and what is given up can be brought back. */
export function DraftConflict<C>({ draft }: { draft: SharedDraft<C> }) {
  const { t } = useTranslation()
  const toast = useToast()
  const { server } = draft
  const show = () => {
    const mine = draft.content
    draft.showTheirs()
    toast(t('drafts.theirsShown'), false, { label: t('drafts.bringBack'), run: () => draft.set(mine) })
  }
  const said = { who: server?.updated_by ?? t('drafts.somebody'), at: f.time(server?.updated_at) }
  return (
    <div className="dconf" role="alert">
      <span className="grow">{server?.content ? t('drafts.changed', said) : t('drafts.ended', said)}</span>
      <button type="button" className="btn sm" onClick={show}>
        {server?.content ? t('drafts.showTheirs') : t('drafts.dropMine')}
      </button>
      <button type="button" className="btn sm" onClick={() => void draft.keepMine()}>
        {t('drafts.keepMine')}
      </button>
    </div>
  )
}
