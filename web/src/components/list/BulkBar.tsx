import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon'
import type { Selection } from '../table/useSelection'

/** What can be done with the ticked rows; it stands in the place of the filter bar, so nothing moves. */
export function BulkBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="bar bulk" role="toolbar" aria-label={t('table.chosen', { count: selection.count })}>
      <button className="ibtn sm" aria-label={t('table.clear')} title={t('table.clear')} onClick={selection.clear}>
        <Icon of={X} size={14} />
      </button>
      <span className="w5 num">{t('table.chosen', { count: selection.count })}</span>
      <span className="vsep" />
      {children}
    </div>
  )
}
