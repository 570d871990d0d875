import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { store, stored } from '../../lib/storage'
import { Icon } from '../Icon'
import './panel.css'
import { Resizer } from './Resizer'

interface Props {
  /** What is open, for screen readers. */
  label: string
  /** The kind of entity: each kind remembers its width. */
  kind: string
  title: ReactNode
  /** Beside the title: state, id. */
  notes?: ReactNode
  /** Buttons at the right of the head. */
  actions?: ReactNode
  position?: { at: number; total: number } | null
  onMove?: (by: number) => void
  onClose: () => void
  className?: string
  testId?: string
  children: ReactNode
}

/** The one panel style: beside the list, never over it, resizable; Esc, J and K are the page's. */
export function SidePanel({ label, kind, title, notes, actions, position, onMove, onClose, className, testId, children }: Props) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const [width, setWidth] = useState<number | null>(() => stored(`panel-width.${kind}`, null))
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  return (
    <section
      className={`panel ${className ?? ''}`}
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      data-testid={testId}
      style={width ? ({ '--panel': `${width}px` } as CSSProperties) : undefined}
    >
      <Resizer
        panel={panel}
        onResize={(next) => {
          setWidth(next)
          store(`panel-width.${kind}`, next)
        }}
      />
      <header className="ph-h">
        <span className="row grow head">
          <button className="ibtn" aria-label={t('panel.close')} title={`${t('panel.close')}  Esc`} onClick={onClose}>
            <Icon of={X} />
          </button>
          {onMove && (
            <>
              <button className="ibtn" aria-label={t('panel.previous')} title={t('panel.previous')} onClick={() => onMove(-1)}>
                <Icon of={ChevronUp} />
              </button>
              <button className="ibtn" aria-label={t('panel.next')} title={t('panel.next')} onClick={() => onMove(1)}>
                <Icon of={ChevronDown} />
              </button>
            </>
          )}
          {position && (
            <span className="t3 fs12 num opt nowrap">
              {t('panel.position', { at: f.count(position.at), total: f.count(position.total) })}
            </span>
          )}
          <span className="vsep opt" />
          <h2 className="fs14 w6 trunc">{title}</h2>
          {notes}
        </span>
        {actions}
      </header>
      {children}
    </section>
  )
}
