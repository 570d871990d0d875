import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Kbd } from '../../components/Kbd'
import { useHotkeys } from '../../lib/hotkeys'
import { discardDraft, type Draft } from './api'
import { SaveDraft } from './SaveDraft'
import { useDatasetEdits } from './useDatasetEdits'

/** What is changed and not saved; nothing else waits for it. */
export function DraftBar({ id, draft }: { id: string; draft: Draft }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  const [asked, setAsked] = useState<'save' | 'discard'>()
  useHotkeys({ 'Mod+Enter': () => setAsked('save') }, asked === undefined)
  const close = () => setAsked(undefined)
  return (
    <div className="dsdraft" role="status">
      <span className="badge warn" data-testid="draft-badge">
        {t('datasets.draftOf', { version: draft.next_version_name })}
      </span>
      <span className="t2 fs12 trunc">{draft.conflicts > 0 ? t('datasets.conflicts', { count: draft.conflicts }) : t('datasets.draftKept')}</span>
      <span className="grow" />
      <button className="btn ghost sm" onClick={() => setAsked('discard')}>
        {t('datasets.discard')}
      </button>
      <button className="btn primary" data-testid="dataset-items-commit-button" onClick={() => setAsked('save')}>
        {t('datasets.save', { version: draft.next_version_name })} <Kbd of="Mod ↵" />
      </button>
      {asked === 'save' && <SaveDraft id={id} draft={draft} onClose={close} />}
      {asked === 'discard' && (
        <Dialog
          open
          onOpenChange={(open) => !open && close()}
          title={t('datasets.discardTitle')}
          description={t('datasets.discardText', { added: draft.items_added, changed: draft.items_modified, deleted: draft.items_deleted })}
          actions={
            <button className="btn danger" onClick={() => void run(() => discardDraft(id)).then(close)}>
              {t('datasets.discardTitle')}
            </button>
          }
        />
      )}
    </div>
  )
}
