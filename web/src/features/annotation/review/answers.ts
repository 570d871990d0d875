import type { Definition } from '../../../api/definitions'

export interface Answer {
  value: number
  category?: string
}

export type Answers = Record<string, Answer>

export interface Option {
  label: string
  answer: Answer
}

/** A name that the queue asks for without a definition of it: a number from 0 to 1. */
export const plainDefinition = (name: string): Definition => ({ id: name, name, type: 'numerical', details: { min: 0, max: 1 } })

/** What can be chosen; null for a number. */
export function optionsOf({ type, details }: Definition): Option[] | null {
  if (type === 'boolean')
    return [
      { label: details.true_label ?? 'True', answer: { value: 1, category: details.true_label } },
      { label: details.false_label ?? 'False', answer: { value: 0, category: details.false_label } },
    ]
  if (type === 'categorical') return Object.entries(details.categories ?? {}).map(([label, value]) => ({ label, answer: { value, category: label } }))
  return null
}

export function rangeOf({ details }: Definition): { min: number; max: number; step: number } {
  const min = details.min ?? 0
  const max = Math.max(details.max ?? 1, min)
  // Scales such as 1 to 5 go in whole steps, shares in hundredths of the range.
  return { min, max, step: max - min >= 2 ? 1 : (max - min) / 20 || 1 }
}

/**
 * The number that a digit stands for: itself on a scale that has it (1 to 5), else its tenth of the range (4 → 0.4 of 0 to 1),
 * and 0 its end on scales that begin above it. Null when the scale has no such place.
 */
export function digitValue(definition: Definition, digit: number): number | null {
  const { min, max } = rangeOf(definition)
  if (max - min >= 2 && max <= 10) {
    const value = digit === 0 && max === 10 && min > 0 ? 10 : digit
    return value >= min && value <= max ? value : null
  }
  return round(min + ((max - min) * digit) / 10)
}

export function stepValue(definition: Definition, now: number | undefined, by: number): number {
  const { min, max, step } = rangeOf(definition)
  const from = now ?? (by > 0 ? min - step : max + step)
  return round(Math.min(max, Math.max(min, from + by * step)))
}

const round = (value: number): number => Number(value.toFixed(6))

/** The first definition after `at` without an answer, going round; `at` when all have one. */
export function nextOpen(definitions: Definition[], answers: Answers, at: number): number {
  for (let by = 1; by <= definitions.length; by++) {
    const index = (at + by) % definitions.length
    if (!answers[definitions[index]!.name]) return index
  }
  return at
}

/** The answers with one given, or taken back. */
export function withAnswer(answers: Answers, name: string, answer: Answer | null): Answers {
  const next = { ...answers }
  if (answer) next[name] = answer
  else delete next[name]
  return next
}
