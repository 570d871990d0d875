import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Definition } from '../../api/definitions'

export interface Judged {
  value: number
  category_name?: string | undefined
}

interface Props {
  definition: Definition
  value: Judged | null
  /** `typed`: more letters may follow. */
  onChange: (value: Judged, typed: boolean) => void
}

/** The control of a definition: a number in its range, yes or no, or one of its categories (keys 1–9 choose). */
export function ScoreInput({ definition, value, onChange }: Props) {
  const { details } = definition
  if (definition.type === 'numerical') return <NumberInput definition={definition} value={value} onChange={onChange} />
  const options: [string, number][] =
    definition.type === 'boolean'
      ? [
          [details.true_label || 'Yes', 1],
          [details.false_label || 'No', 0],
        ]
      : Object.entries(details.categories ?? {}).sort((a, b) => a[1] - b[1])
  const categories = definition.type === 'categorical'
  const chosen = (label: string, number: number) => value !== null && value.value === number && (!categories || !value.category_name || value.category_name === label)
  return (
    <div
      className="judges"
      role="group"
      aria-label={definition.name}
      onKeyDown={(event) => {
        const option = options[Number(event.key) - 1]
        if (!option || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        onChange({ value: option[1], ...(categories ? { category_name: option[0] } : {}) }, false)
      }}
    >
      {options.map(([label, number], i) => (
        <button
          key={label}
          type="button"
          className={`pick ${chosen(label, number) ? 'on' : ''}`}
          aria-pressed={chosen(label, number)}
          onClick={() => onChange({ value: number, ...(categories ? { category_name: label } : {}) }, false)}
        >
          {label}
          {i < 9 && <span className="kbd">{i + 1}</span>}
        </button>
      ))}
    </div>
  )
}

function NumberInput({ definition: { name, details }, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(value ? String(value.value) : '')
  const { min, max } = details
  const number = Number(text.replace(',', '.'))
  const wrong = text.trim() !== '' && (!Number.isFinite(number) || (min !== undefined && number < min) || (max !== undefined && number > max))
  const range = min !== undefined && max !== undefined
  return (
    <div className="row numin">
      {range && (
        <input
          type="range"
          aria-label={name}
          min={min}
          max={max}
          step={(max - min) / 100 || 'any'}
          value={value && !wrong ? value.value : min}
          onChange={(event) => {
            setText(event.target.value)
            onChange({ value: Number(event.target.value) }, true)
          }}
        />
      )}
      <span className={`input sm ${wrong ? 'invalid' : ''}`}>
        <input
          inputMode="decimal"
          data-testid="annotate-score-input"
          aria-label={t('trace.valueOf', { name })}
          aria-invalid={wrong}
          placeholder={range ? `${min}–${max}` : ''}
          value={text}
          onChange={(event) => {
            const next = event.target.value
            setText(next)
            const parsed = Number(next.replace(',', '.'))
            const fits = next.trim() !== '' && Number.isFinite(parsed) && (min === undefined || parsed >= min) && (max === undefined || parsed <= max)
            if (fits) onChange({ value: parsed }, true)
          }}
        />
      </span>
      {wrong && range && <span className="bad fs12">{t('trace.between', { min, max })}</span>}
    </div>
  )
}
