import { Check, Minus } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import type { Keyed } from './column'
import type { Selection } from './useSelection'

/** Ticks everything that matches, also what is not loaded; the bar says how many that are. */
export function TickAll<Row extends Keyed>({ selection }: { selection: Selection<Row> }) {
  const { t } = useTranslation()
  const some = selection.count > 0
  const every = selection.all && selection.except.size === 0
  const turn = () => (some ? selection.clear() : selection.selectAll())
  return (
    <span
      className={`ck ${some ? 'on' : ''}`}
      role="checkbox"
      aria-checked={every ? true : some ? 'mixed' : false}
      aria-label={some ? t('table.clear') : t('table.selectAll')}
      tabIndex={0}
      onClick={turn}
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        turn()
      }}
    >
      {some && <Icon of={every ? Check : Minus} size={12} />}
    </span>
  )
}
