export interface Scale {
  min: number
  max: number
  step: number
}

const TICKS = 3

/**
 * A scale of round steps from zero that holds the values and the threshold, with room above it to drag to; `most` is where
 * values end by their nature, and of what is counted steps are `whole`, or two of them would be written alike.
 */
export function scaleOf(values: (number | null)[], threshold: number, most = Infinity, whole = false): Scale {
  const there = values.filter((value) => value !== null)
  const high = Math.max(0, threshold * 1.25, ...there)
  const low = Math.min(0, threshold * 1.25, ...there)
  const rough = (high - low || 1) / TICKS
  const power = 10 ** Math.floor(Math.log10(rough))
  const steps = [1, 2, 2.5, 5, 10].map((each) => each * power).filter((each) => !whole || Number.isInteger(each))
  const step = steps.find((each) => each >= rough) ?? (whole ? 1 : rough)
  const top = Math.max(Math.ceil(high / step) * step, step)
  return { min: Math.floor(low / step) * step, max: threshold <= most ? Math.min(top, most) : top, step }
}

/** A value that is not finer than what can be told apart on the scale. */
export function rounded(value: number, { min, max }: Scale): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(max - min)))
  return Number(value.toFixed(Math.min(digits, 8)))
}
