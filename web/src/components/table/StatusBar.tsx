import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Kbd } from '../Kbd'
import * as f from '../../lib/format'
import type { Keyed } from './column'
import type { RowSource } from './rowSource'
import { useVisible, type VisibleRange } from './visibleRange'

export function StatusBar<Row extends Keyed>({
  list,
  visible,
  selectable,
  more,
  children,
}: {
  list: RowSource<Row>
  visible: VisibleRange
  selectable?: boolean
  /** A key of this list alone. */
  more?: { key: string; label: string } | undefined
  /** What can be done with all rows. */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const inView = useVisible(visible)
  const total = list.estimated ? t('logs.about', { total: f.count(list.total) }) : f.count(list.total)
  return (
    <footer className="statusbar">
      {list.total > 0 && (
        <span>{t('logs.position', { from: f.count(inView[0] + 1), to: f.count(Math.min(inView[1] + 1, list.rowCount)), total })}</span>
      )}
      {list.updating ? (
        <span>{t('logs.updating')}</span>
      ) : (
        list.tookMs !== null && <span className="opt">{t('logs.took', { ms: list.tookMs })}</span>
      )}
      <span className="grow" />
      <span className="row opt keys">
        <Kbd of="J" />
        <Kbd of="K" />
        <span>{t('logs.move')}</span>
      </span>
      <span className="row opt keys">
        <Kbd of="↵" />
        <span>{t('logs.open')}</span>
      </span>
      {selectable && (
        <span className="row opt keys">
          <Kbd of="X" />
          <span>{t('table.key')}</span>
        </span>
      )}
      {more && (
        <span className="row opt keys">
          <Kbd of={more.key} />
          <span>{more.label}</span>
        </span>
      )}
      <span className="row opt keys">
        <Kbd of="?" />
        <span>{t('logs.allKeys')}</span>
      </span>
      {children}
    </footer>
  )
}
