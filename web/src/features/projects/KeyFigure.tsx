import type { ReactNode } from 'react'
import * as f from '../../lib/format'

interface Props {
  label: string
  /** Undefined: not known yet. */
  figure: f.Figure | undefined
  tone?: '' | 'err' | undefined
  note?: ReactNode
  title?: string | undefined
}

/** A figure of the strip: label, value, and a line that says what it is against. */
export function KeyFigure({ label, figure, tone, note, title }: Props) {
  return (
    <div className="kpi" title={title}>
      <span className="l">{label}</span>
      <b className={tone || undefined}>
        {figure?.value ?? '…'}
        {figure?.unit && <small>{f.NBSP + figure.unit}</small>}
      </b>
      <span className="dlt">{figure ? note : ''}</span>
    </div>
  )
}
