import { Search } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Icon } from '../Icon'
import type { RowSource } from '../table/rowSource'
import { useFixedRows } from '../useFixedRows'
import './versions.css'

export interface VersionEntry {
  id: string
  label: string
  note: string | undefined
  /** Who made it, or what it holds. */
  author: ReactNode
  at: string
  /** Environments that use it, a draft, a candidate. */
  badges?: ReactNode
  /** What can be done with it, at the end of its line. */
  menu?: ReactNode
}

interface Props<Row extends { id: string }> {
  name: string
  list: RowSource<Row>
  entry: (row: Row) => VersionEntry
  current: string | undefined
  /** The one it is compared with. */
  base?: string | undefined
  /** The address of a version, as a link. */
  link: (row: Row, content: ReactNode, current: boolean) => ReactNode
  onOpen: (row: Row) => void
  onSearch?: (text: string) => void
  /** On top: a draft. */
  top?: ReactNode
}

const ROW = 70

/** Versions at the left, newest first, any number of them; search asks the server. Shared by everything versioned. */
export function VersionList<Row extends { id: string }>({ name, list, entry, current, base, link, onOpen, onSearch, top }: Props<Row>) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const [searching, setSearching] = useState(false)
  const { first, last, total, indexes } = useFixedRows({ count: list.rowCount, height: ROW, scroller })
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])
  return (
    <aside className="vs" aria-label={name}>
      <div className="bar">
        <h2 className="h3">{name}</h2>
        <span className="t3 fs12 num">{f.count(list.total)}</span>
        <span className="grow" />
        {onSearch && (
          <button
            className="ibtn sm"
            aria-label={t('versions.find')}
            title={t('versions.find')}
            aria-pressed={searching}
            onClick={() => {
              if (searching) onSearch('')
              setSearching(!searching)
            }}
          >
            <Icon of={Search} />
          </button>
        )}
      </div>
      {searching && onSearch && (
        <div className="vfind">
          <div className="input sm">
            <input autoFocus aria-label={t('versions.find')} placeholder={t('versions.findHint')} onChange={(event) => onSearch(event.target.value)} />
          </div>
        </div>
      )}
      {top}
      <div className="vscroll" ref={scroller} tabIndex={0} role="region" aria-label={t('versions.list', { name })}>
        {list.status === 'success' && list.total === 0 && <p className="t3 vnone">{t('table.nothing')}</p>}
        <ol className="vlist" style={{ height: total }}>
          {indexes.map((index) => {
            const row = list.row(index)
            if (!row) return <li key={index} className="v" style={{ transform: `translateY(${index * ROW}px)` }} />
            const version = entry(row)
            const on = version.id === current
            return (
              <li
                key={index}
                className={`v ${on ? 'cur' : ''} ${version.id === base ? 'base' : ''} ${index === list.rowCount - 1 ? 'last' : ''}`}
                style={{ transform: `translateY(${index * ROW}px)` }}
                data-testid={`version-history-item-${version.label}`}
                onClick={(event) => !event.defaultPrevented && !event.metaKey && !event.ctrlKey && onOpen(row)}
              >
                <span className="vd" aria-hidden="true" />
                <div className="grow">
                  <div className="row">
                    {link(row, version.label, on)}
                    {version.badges}
                    <span className="grow" />
                    <time className="t3 fs12 nowrap" dateTime={version.at} title={f.timeFull(version.at)}>
                      {f.time(version.at)}
                    </time>
                    {version.menu}
                  </div>
                  <div className="t2 fs12 trunc vnote">{version.note ?? <span className="t3">{t('versions.noNote')}</span>}</div>
                  <div className="t3 fs12 trunc">{version.author}</div>
                </div>
              </li>
            )
          })}
        </ol>
      </div>
    </aside>
  )
}
