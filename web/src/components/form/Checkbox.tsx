import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../Icon'
import './form.css'

/** A tick and its words, which are part of the target; `label` where what it is about stands beside it. */
export function Checkbox({ on, disabled, label, onChange, children }: { on: boolean; disabled?: boolean; label?: string; onChange: (on: boolean) => void; children?: ReactNode }) {
  return (
    <label className="check">
      <input type="checkbox" aria-label={label} checked={on} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span className={`ck ${on ? 'on' : ''}`} aria-hidden="true">
        {on && <Icon of={Check} size={12} />}
      </span>
      {children !== undefined && <span>{children}</span>}
    </label>
  )
}
