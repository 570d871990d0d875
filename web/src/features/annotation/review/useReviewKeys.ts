import type { RefObject } from 'react'
import { useHotkeys } from '../../../lib/hotkeys'
import type { Definition } from '../../../api/definitions'
import { digitValue, optionsOf, stepValue } from './answers'
import type { ReviewItem } from './reviewItems'
import type { Review } from './useReview'

const SCROLL = 60

/** The keys of reviewing; ReviewKeys lists them. Arrows in the text that is read scroll it. */
export function useReviewKeys(review: Review, definitions: Definition[], shown: ReviewItem[], box: RefObject<HTMLTextAreaElement | null>, onGuide: () => void): void {
  const { active, setActive, draft, answer, writable } = review
  const definition = definitions[active]

  const digit = (event: KeyboardEvent) => {
    const number = Number(event.key)
    if (!definition || !writable) return
    const options = optionsOf(definition)
    if (options) {
      const option = options[number - 1]
      if (option) answer(definition.name, option.answer)
      return
    }
    const value = digitValue(definition, number)
    if (value !== null) answer(definition.name, { value })
  }
  const choose = (at: number) => () => {
    const option = definition?.type === 'boolean' && writable ? optionsOf(definition)?.[at] : undefined
    if (definition && option) answer(definition.name, option.answer)
  }
  const question = (by: number) => (event: KeyboardEvent) => {
    const reading = event.target instanceof Element ? event.target.closest('.rv-said, .rv-items') : null
    if (reading) reading.scrollBy(0, by * SCROLL)
    else setActive(Math.min(definitions.length - 1, Math.max(0, active + by)))
  }
  const step = (by: number) => () => {
    if (!definition || optionsOf(definition) || !writable) return
    answer(definition.name, { value: stepValue(definition, draft.answers[definition.name]?.value, by) }, false)
  }

  useHotkeys({
    ...Object.fromEntries(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => [key, digit])),
    y: choose(0),
    n: choose(1),
    ArrowUp: question(-1),
    ArrowDown: question(1),
    ArrowLeft: step(-1),
    ArrowRight: step(1),
    'Mod+Enter': review.submit,
    'Shift+Enter': review.back,
    j: () => review.move(1, shown),
    k: () => review.move(-1, shown),
    s: review.skip,
    c: () => box.current?.focus(),
    z: review.undo,
    'Mod+z': review.undo,
    f: () => setActive(0),
    g: onGuide,
    o: () => document.getElementById('review-open')?.click(),
  })
}
