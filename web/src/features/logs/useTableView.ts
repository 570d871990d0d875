import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '../../api/types'
import { store, stored } from '../../lib/storage'
import type { LogColumn } from './columns'
import type { Density } from './LogsTable'

const NEXT: Record<Density, Density> = { compact: 'regular', regular: 'roomy', roomy: 'compact' }

export interface TableView {
  density: Density
  nextDensity: () => void
  columns: { id: string; label: string; on: boolean }[]
  toggleColumn: (id: string) => void
  chart: boolean
  toggleChart: () => void
}

/** How this browser likes its lists: density, columns per level, chart or not. */
export function useTableView(level: Level, all: LogColumn[]): { view: TableView; columns: LogColumn[]; chart: boolean; density: Density } {
  const { t } = useTranslation()
  const [density, setDensity] = useState<Density>(() => stored('logs-density', 'compact'))
  const [chart, setChart] = useState(() => stored('logs-chart', true))
  const [chosen, setChosen] = useState<Record<string, boolean>>(() => stored('logs-columns', {}))
  const on = (column: LogColumn) => chosen[`${level}.${column.id}`] ?? !column.meta.hidden
  const columns = useMemo(() => all.filter((column) => chosen[`${level}.${column.id}`] ?? !column.meta.hidden), [all, chosen, level])
  return {
    chart,
    density,
    columns,
    view: {
      density,
      chart,
      nextDensity: () => {
        store('logs-density', NEXT[density])
        setDensity(NEXT[density])
      },
      toggleChart: () => {
        store('logs-chart', !chart)
        setChart(!chart)
      },
      columns: all
        .filter((column) => column.id !== 'name')
        .map((column) => ({
          id: column.id,
          label: column.meta.label.startsWith('cols.') ? t(column.meta.label) : column.meta.label,
          on: on(column),
        })),
      toggleColumn: (id) => {
        const column = all.find((each) => each.id === id)
        if (!column) return
        const next = { ...chosen, [`${level}.${id}`]: !on(column) }
        store('logs-columns', next)
        setChosen(next)
      },
    },
  }
}
