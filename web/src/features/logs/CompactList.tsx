import { useEffect, useRef } from 'react'
import { useFixedRows } from '../../components/useFixedRows'
import { tint } from '../../lib/thresholds'
import type { Scale } from './columns'
import { CompactRow } from './CompactRow'
import type { LogList, LogRow } from './useLogList'

const ROW = 50

/** The list beside an open panel: name, time, input, duration. The same rows as the table, alive as before. */
export function CompactList({
  list,
  scale,
  cursor,
  openId,
  name,
  hrefOf,
  onOpen,
}: {
  list: LogList
  scale: Scale
  cursor: number
  openId: string | undefined
  name: string
  hrefOf: (row: LogRow) => string
  onOpen: (row: LogRow) => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const view = useFixedRows({ count: list.rowCount, height: ROW, scroller, overscan: 4, initialTop: () => Math.max(0, cursor * ROW - 160) })
  const { first, last, show: showRow } = view
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])
  useEffect(() => {
    if (cursor >= 0) showRow(cursor)
  }, [showRow, cursor])

  return (
    <div className="ll" ref={scroller} tabIndex={0} role="region" aria-label={name}>
      <div style={{ height: view.total, position: 'relative' }}>
        {view.indexes.map((index) => {
          const row = list.row(index)
          const style = { position: 'absolute' as const, insetInline: 0, top: index * ROW, height: ROW }
          if (!row) {
            return (
              <div key={index} className="lr" style={style} aria-hidden="true">
                <span className="skel" style={{ width: '60%' }} />
              </div>
            )
          }
          return <CompactRow key={row.id} row={row} top={index * ROW} height={ROW} open={row.id === openId} tone={toneOf(row)} href={hrefOf(row)} onOpen={onOpen} />
        })}
      </div>
    </div>
  )

  function toneOf(row: LogRow): string {
    const level = tint(row.duration, scale.duration.get(('name' in row && row.name) || ''))
    return level === 'p99' ? 'err' : level === 'p95' ? 'wrn' : 't3'
  }
}
