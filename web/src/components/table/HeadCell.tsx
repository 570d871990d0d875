import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon'
import type { Column, Keyed } from './column'
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

/** The head of a column; a click sorts by it, another one turns the order. */
export function HeadCell<Row>({
  column,
  label,
  sort,
  defaultSort,
  onSort,
}: {
  column: Column<Row>
  label: string
  sort: string | undefined
  defaultSort: string | undefined
  onSort: ((sort: string | undefined) => void) | undefined
}) {
  const { sort: field, className, numeric, head = label } = column.meta
  const direction = field && sort === `-${field}` ? 'descending' : field && sort === field ? 'ascending' : undefined
  const wanted = direction === 'descending' ? field : `-${field}`
  const next = wanted === defaultSort ? undefined : wanted
  return (
    <th scope="col" className={`${className} ${numeric ? 'n' : ''} ${direction ? 'sorted' : ''}`} aria-sort={direction} aria-label={head === label ? undefined : label} title={label}>
      {field && onSort ? (
        <button onClick={() => onSort(next)}>
          {head}
          {direction && <Icon of={direction === 'descending' ? ArrowDown : ArrowUp} size={12} />}
        </button>
      ) : (
        head
      )}
    </th>
  )
}
