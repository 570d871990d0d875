import { useTranslation } from '../../i18n/useTranslation'
import { Kbd } from '../../components/Kbd'
import * as f from '../../lib/format'
import type { LogList } from './useLogList'

/** New rows wait behind this strip; nothing moves until it is asked for. */
export function NewRows({ list, what, onTake }: { list: LogList; what: (count: number) => string; onTake: () => void }) {
  const { t } = useTranslation()
  // The place is kept free, so that the rows stay where they are when the strip comes.
  if (list.fresh === 0) return <div className="newslot" />
  return (
    <button className="newrows" onClick={onTake} aria-live="polite">
      <span className="dot acc" />
      {t('logs.newRows', { count: list.fresh, n: f.count(list.fresh), what: what(list.fresh) })}
      <span className="show">{t('logs.show')}</span>
      <Kbd of="." />
    </button>
  )
}
