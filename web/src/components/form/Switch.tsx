/** Acts at once; a checkbox waits for save. */
export function Switch({ on, label, disabled, onChange }: { on: boolean; label: string; disabled?: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      className={`sw ${on ? 'on' : ''}`}
      onClick={(event) => {
        // In a row of a table it is not a click on the row.
        event.preventDefault()
        onChange(!on)
      }}
    />
  )
}
