import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Icon } from '../Icon'
import type { Selection } from '../table/useSelection'
import './bulk.css'

interface Props {
  selection: Pick<Selection<never>, 'count' | 'all' | 'selectAll' | 'clear'>
  /** With it everything that matches can be chosen: for lists whose actions run on the server over a query. */
  total?: number
  estimated?: boolean
  children: ReactNode
}

/** What can be done with the ticked rows; it floats over the end of the list, so nothing moves. */
export function BulkBar({ selection, total, estimated, children }: Props) {
  const { t } = useTranslation()
  const { count, all } = selection
  const n = f.count(count)
  const chosen = t('table.chosen', { count, n: estimated && all ? t('logs.about', { total: n }) : n })
  return (
    <div className="pop bulk" role="toolbar" aria-label={chosen}>
      <span className="w5 num" aria-live="polite">
        {chosen}
      </span>
      {total !== undefined && !all && count < total && (
        <button className="btn ghost sm" onClick={selection.selectAll}>
          {t('table.chooseAll', { total: estimated ? t('logs.about', { total: f.count(total) }) : f.count(total) })}
        </button>
      )}
      <span className="vsep" />
      {children}
      <button className="ibtn sm" aria-label={t('table.clear')} title={t('table.clear')} onClick={selection.clear}>
        <Icon of={X} size={14} />
      </button>
    </div>
  )
}
