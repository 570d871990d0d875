import { useTranslation } from '../../../i18n/useTranslation'
import type { Draft } from '../types'

/** Something that has to be known before, and the one thing to do about it. */
export function Notice({ text, action, onAction }: { text: string; action: string; onAction: () => void }) {
  return (
    <div className="pgnote" role="status">
      <span>{text}</span>
      <button className="btn sm" onClick={onAction}>
        {action}
      </button>
    </div>
  )
}

/** Nothing was run yet: what a run does. */
export function NoRun({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  return (
    <div className="norun">
      <h2 className="h3">{t('playground.noRunYet')}</h2>
      <p className="t2">{draft.source === 'dataset' ? t('playground.noRunDataset') : t('playground.noRunManual')}</p>
    </div>
  )
}
