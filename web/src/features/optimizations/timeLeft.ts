import type { Trials } from './trials'

/** Two trials tell nothing of how long the next takes. */
const FEWEST = 3

/** Milliseconds that a run still takes, from the mean time of its trials so far; null: not known. */
export function timeLeft({ candidates }: Trials, most: number | null, now: number): number | null {
  if (!most || candidates.length < FEWEST) return null
  const starts = candidates.flatMap((each) => Date.parse(each.experiments[0]!.created_at ?? '') || [])
  if (starts.length < candidates.length) return null
  const last = starts.at(-1)!
  const mean = (last - starts[0]!) / (starts.length - 1)
  const begun = Math.max(0, now - last)
  // The baseline is no trial; the one that runs takes the rest of its time, one that is done has used some of the next one's.
  const waiting = Math.max(0, most - (candidates.length - 1)) * mean
  return candidates.at(-1)!.state === 'running' ? waiting + Math.max(0, mean - begun) : Math.max(0, waiting - begun)
}
