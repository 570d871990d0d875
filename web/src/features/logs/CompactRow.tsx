import { memo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { RunSign, startOf } from './columns'
import type { LogRow } from './listPages'
import { plainClick } from '../../lib/plainClick'
import { preview } from './preview'
import { ThreadLines } from './ThreadLines'

interface Props {
  row: LogRow
  /** Where it stands in the list, px. */
  top: number
  height: number
  open: boolean
  /** The class of its duration. */
  tone: string
  href: string
  onOpen: (row: LogRow) => void
}

/** One row of the list beside a panel. It is drawn again only when it changes: another row that is opened draws two. */
export const CompactRow = memo(function CompactRow({ row, top, height, open, tone, href, onOpen }: Props) {
  const { t } = useTranslation()
  return (
    <a
      data-row-id={row.id}
      className={`lr ${open ? 'cur' : ''}`}
      aria-current={open || undefined}
      style={{ position: 'absolute', insetInline: 0, top, height }}
      href={href}
      onClick={(event) => plainClick(event) && onOpen(row)}
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
            <span className={`num nowrap ${tone}`}>{row.duration === undefined ? t('logs.running') : f.duration(row.duration)}</span>
          </span>
        </>
      )}
    </a>
  )
})
