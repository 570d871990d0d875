import { Field } from '../../../components/form/Field'

interface Props {
  label: string
  help: string
  most: number
  /** What stands for none. */
  none?: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A whole number from 1 to `most`, or none. */
export function WholeField({ label, help, most, none, value, onChange }: Props) {
  const read = (text: string) => {
    const number = Math.trunc(Number(text))
    return number >= 1 ? Math.min(number, most) : undefined
  }
  return (
    <Field label={label} help={help}>
      {(control) => (
        <input {...control} className="input num" type="number" min={1} max={most} placeholder={none} value={value ?? ''} onChange={(event) => onChange(read(event.target.value))} />
      )}
    </Field>
  )
}
