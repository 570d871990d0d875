import { memo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Column, Keyed } from './column'
import { HeadCell } from './HeadCell'
import { TickAll } from './TickAll'
import type { Selection } from './useSelection'
import type { Arrange } from './useTableView'

interface Props<Row extends Keyed> {
  columns: Column<Row>[]
  sort: string | undefined
  defaultSort: string | undefined
  onSort: ((sort: string | undefined) => void) | undefined
  selection: Selection<Row> | undefined
  arrange: Arrange | undefined
  /** What the heads say about all rows. */
  figureOf: ((column: Column<Row>) => ReactNode) | undefined
}

function Head<Row extends Keyed>({ columns, sort, defaultSort, onSort, selection, arrange, figureOf }: Props<Row>) {
  const { t } = useTranslation()
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {selection && (
          <th role="columnheader" className={`c-tick ${columns[0]?.meta.pinned ? 'pin' : ''}`}>
            <TickAll selection={selection} />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell
            key={column.id}
            column={column}
            sort={sort ?? defaultSort}
            defaultSort={defaultSort}
            onSort={onSort}
            arrange={arrange}
            figure={figureOf ? (figureOf(column) ?? null) : undefined}
            label={!column.meta.group && column.meta.label.includes('.') ? t(column.meta.label, column.meta.label) : column.meta.label}
          />
        ))}
      </tr>
    </thead>
  )
}

/** The heads of all columns. They are not drawn again when the rows are scrolled. */
export const TableHead = memo(Head) as typeof Head
