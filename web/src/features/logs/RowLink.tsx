import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import * as f from '../../lib/format'
import { RunSign } from './columns'
import { plainClick } from '../../lib/plainClick'
import { rowSearch } from './rowSearch'
import type { LogsSearch } from './search'
import type { LogRow } from './useLogList'

// Stand for ids while the address of all rows is built; nothing in them is escaped.
const ROW = 'ROW-ID'
const TRACE = 'TRACE-ID'

/**
 * The address that opens a row. The router takes half a millisecond for one, and scrolling brings hundreds of rows a second
 * into view: ids are put into an address that is built once. Names of threads can be any text and go the long way.
 */
export function useRowHref(search: LogsSearch): (row: LogRow) => string {
  const router = useRouter()
  return useMemo(() => {
    const build = (row: LogRow) => router.buildLocation({ to: '.', search: rowSearch(row, search) }).href
    const trace = build({ id: ROW } as LogRow)
    const span = build({ id: ROW, trace_id: TRACE } as LogRow)
    return (row) => {
      if ('thread_model_id' in row) return build(row)
      return 'trace_id' in row ? span.replace(TRACE, row.trace_id).replace(ROW, row.id) : trace.replace(ROW, row.id)
    }
  }, [router, search])
}

/** The name of a row, which opens it; with a key of the browser, in another tab. */
export function RowLink({ row, href, onOpen }: { row: LogRow; href: string; onOpen: (row: LogRow) => void }) {
  return (
    <a className="nm" href={href} onClick={(event) => plainClick(event) && onOpen(row)}>
      <RunSign row={row} />
      <span className="trunc w5">{'name' in row ? row.name || f.shortId(row.id) : row.id}</span>
    </a>
  )
}
