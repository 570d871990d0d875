import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { isUnsent, keepForUser, layoutsQuery, memberOf } from './keptLayouts'
import { keepLayout, readLayout, type TableLayout } from './layout'

/** Layout of a table that follows the user: kept on the server, with a copy in this browser to begin with. */
export function useKeptLayout(table: string): [TableLayout, (layout: TableLayout) => void] {
  const told = useQuery(layoutsQuery()).data?.[memberOf(table)]
  const [own, setOwn] = useState<{ table: string; layout: TableLayout }>()
  useEffect(() => {
    if (told && !isUnsent(table)) keepLayout(table, told)
  }, [table, told])
  const layout = useMemo(() => {
    if (told && !isUnsent(table)) return told
    return own?.table === table ? own.layout : readLayout(table)
  }, [told, own, table])
  const set = useCallback(
    (next: TableLayout) => {
      keepForUser(table, next)
      setOwn({ table, layout: next })
    },
    [table],
  )
  return [layout, set]
}
