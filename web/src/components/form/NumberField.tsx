import { useState } from 'react'
import { Field } from './Field'

interface Props {
  label: string
  help?: string
  error: string | undefined
  /** null: left empty. */
  value: number | null
  onChange: (value: number | null) => void
}

/** A number that may be left out; what is typed stays as it is typed. */
export function NumberField({ label, help, error, value, onChange }: Props) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const shown = Number(text.replace(',', '.')) === value || value === null ? text : String(value)
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          className="input num"
          inputMode="decimal"
          value={shown}
          onChange={(event) => {
            const next = event.target.value
            setText(next)
            const number = Number(next.replace(',', '.'))
            onChange(next.trim() === '' ? null : number)
          }}
        />
      )}
    </Field>
  )
}
