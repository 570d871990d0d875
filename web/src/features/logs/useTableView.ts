import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '../../api/types'
import { useMedia } from '../../lib/useMedia'
import { store, stored } from '../../lib/storage'
import type { LogColumn } from './columns'
import type { Density } from './LogsTable'

/** What goes first when there is no room, by class: below 1180 px, and below 960 px too. Cards below 720 px place their parts themselves. */
const NARROW = ['c-tokens', 'c-s2', 'c-tags', 'c-model']
const NARROWER = ['c-out', 'c-cost', 'c-s1']

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
  const narrow = useMedia('(max-width: 1180px)')
  const narrower = useMedia('(max-width: 960px)')
  const cards = useMedia('(max-width: 720px)')
  const columns = useMemo(() => {
    const dropped = cards ? [] : narrower ? [...NARROW, ...NARROWER] : narrow ? NARROW : []
    return all.filter(
      (column) =>
        (chosen[`${level}.${column.id}`] ?? !column.meta.hidden) && !dropped.some((part) => column.meta.className.startsWith(part)),
    )
  }, [all, chosen, level, narrow, narrower, cards])
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
