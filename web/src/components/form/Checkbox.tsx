import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../Icon'
import './form.css'

/** A tick and its words; the words are part of the target. */
export function Checkbox({ on, disabled, onChange, children }: { on: boolean; disabled?: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span className={`ck ${on ? 'on' : ''}`} aria-hidden="true">
        {on && <Icon of={Check} size={12} />}
      </span>
      <span>{children}</span>
    </label>
  )
}
