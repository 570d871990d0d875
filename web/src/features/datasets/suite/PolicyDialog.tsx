import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { changeSuite, type Version } from '../api'
import { useDatasetEdits } from '../useDatasetEdits'
import { isWrong, policyBody, policyDraft, PolicyFields } from './PolicyFields'

/** The settings of a suite; saving makes a version of its own. */
export function PolicyDialog({ id, version, onClose }: { id: string; version: Version | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  const [draft, setDraft] = useState(() => policyDraft(version))
  const save = async () => {
    if (await run(() => changeSuite(id, version?.id, policyBody(draft, version)))) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('datasets.settings')}
      actions={
        <button className="btn primary" disabled={isWrong(draft)} onClick={() => void save()}>
          {t('datasets.saveNow')}
        </button>
      }
    >
      <PolicyFields draft={draft} help={t('datasets.assertionsHelp')} onChange={(change) => setDraft((now) => ({ ...now, ...change }))} />
    </Dialog>
  )
}
