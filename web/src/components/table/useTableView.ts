import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '../../lib/useMedia'
import { store, stored } from '../../lib/storage'
import type { Column } from './column'
import type { Density } from './DataTable'

const NEXT: Record<Density, Density> = { compact: 'regular', regular: 'roomy', roomy: 'compact' }

export interface TableView<Row> {
  density: Density
  nextDensity: () => void
  /** What is drawn at this width. */
  columns: Column<Row>[]
  choices: { id: string; label: string; on: boolean }[]
  toggleColumn: (id: string) => void
}

/** How this browser likes a table: density and columns. `name` tells the tables apart, `density` is the one to begin with. */
export function useTableView<Row>(name: string, all: Column<Row>[], first: Density = 'regular'): TableView<Row> {
  const { t } = useTranslation()
  const densityKey = `density.${name.split('.')[0]}`
  const [density, setDensity] = useState<Density>(() => stored(densityKey, first))
  const [chosen, setChosen] = useState<Record<string, boolean>>(() => stored(`columns.${name.split('.')[0]}`, {}))
  const narrow = useMedia('(max-width: 1180px)')
  const narrower = useMedia('(max-width: 960px)')
  const cards = useMedia('(max-width: 720px)')
  const dropped = cards ? 0 : narrower ? 2 : narrow ? 1 : 0
  const on = (column: Column<Row>) => column.meta.fixed || (chosen[`${name}.${column.id}`] ?? !column.meta.hidden)
  const columns = useMemo(
    () =>
      all.filter(
        (column) =>
          (column.meta.fixed || (chosen[`${name}.${column.id}`] ?? !column.meta.hidden)) && !(column.meta.drop && column.meta.drop <= dropped),
      ),
    [all, chosen, name, dropped],
  )
  return {
    density,
    columns,
    nextDensity: () => {
      store(densityKey, NEXT[density])
      setDensity(NEXT[density])
    },
    choices: all
      .filter((column) => !column.meta.fixed)
      .map((column) => ({
        id: column.id,
        label: column.meta.label.includes('.') ? t(column.meta.label, column.meta.label) : column.meta.label,
        on: on(column),
      })),
    toggleColumn: (id) => {
      const column = all.find((each) => each.id === id)
      if (!column) return
      const next = { ...chosen, [`${name}.${id}`]: !on(column) }
      store(`columns.${name.split('.')[0]}`, next)
      setChosen(next)
    },
  }
}
