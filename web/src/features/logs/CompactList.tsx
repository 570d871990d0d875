import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useFixedRows } from '../../components/useFixedRows'
import * as f from '../../lib/format'
import { tint } from '../../lib/thresholds'
import { RunSign, startOf, type Scale } from './columns'
import { preview } from './preview'
import { ThreadLines } from './ThreadLines'
import type { LogList, LogRow } from './useLogList'

const ROW = 50

/** The list beside an open panel: name, time, input, duration. The same rows as the table, alive as before. */
export function CompactList({
  list,
  scale,
  cursor,
  openId,
  name,
  linkOf,
}: {
  list: LogList
  scale: Scale
  cursor: number
  openId: string | undefined
  name: string
  linkOf: (row: LogRow) => Record<string, unknown>
}) {
  const { t } = useTranslation()
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
          const open = row.id === openId
          return (
            <Link
              key={row.id}
              data-row-id={row.id}
              className={`lr ${open ? 'cur' : ''}`}
              aria-current={open || undefined}
              style={style}
              to="."
              search={linkOf(row)}
              resetScroll={false}
            >
              {'thread_model_id' in row ? (
                <ThreadLines thread={row} />
              ) : (
                <>
                  <span className="row">
                    <RunSign row={row} />
                    <span className="w5 trunc grow">{row.name || row.id}</span>
                    <time className="t3 fs12">{f.time(startOf(row))}</time>
                  </span>
                  <span className="row fs12">
                    <span className="t2 trunc grow">{preview(row, 'input')}</span>
                    <span className={`num nowrap ${toneOf(row)}`}>
                      {row.duration === undefined ? t('logs.running') : f.duration(row.duration)}
                    </span>
                  </span>
                </>
              )}
            </Link>
          )
        })}
      </div>
    </div>
  )

  function toneOf(row: LogRow): string {
    const level = tint(row.duration, scale.duration.get(('name' in row && row.name) || ''))
    return level === 'p99' ? 'err' : level === 'p95' ? 'wrn' : 't3'
  }
}
