import { useMemo } from 'react'
import type { Keyed } from './column'
import type { RowSource } from './rowSource'

/** Rows that are all in memory, as a source for the table. */
export function useLoadedList<Row extends Keyed>(rows: Row[] | undefined, state: { isPending: boolean; error: unknown }): RowSource<Row> {
  const { isPending, error } = state
  return useMemo(
    () => ({
      total: rows?.length ?? 0,
      estimated: false,
      rowCount: rows?.length ?? 0,
      row: (index: number) => rows?.[index],
      head: rows?.slice(0, 100) ?? [],
      show: () => undefined,
      status: rows ? 'success' : isPending ? 'pending' : 'error',
      error,
      updating: false,
      tookMs: null,
      indexOf: (id: string) => rows?.findIndex((row) => row.id === id) ?? -1,
    }),
    [rows, isPending, error],
  )
}
