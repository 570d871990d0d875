import { useId, type ReactNode } from 'react'
import './form.css'

interface Props {
  label: ReactNode
  help?: ReactNode
  /** In place of the help: what is wrong and what would be right. */
  error?: string | undefined
  /** The control; it gets the id of its label and what describes it. */
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** Label above, help below, error below in place of the help. */
export function Field({ label, help, error, children }: Props) {
  const id = useId()
  const note = error ?? help
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(note ? { 'aria-describedby': `${id}n` } : {}), ...(error ? { 'aria-invalid': true as const } : {}) })}
      {note && (
        <p id={`${id}n`} className={error ? 'bad' : 't3'}>
          {note}
        </p>
      )}
    </div>
  )
}
