import * as f from '../../lib/format'
import type { Retention } from './api'

const DAYS: Record<Retention, number> = { short_14d: 14, base_60d: 60, extended_400d: 400, unlimited: Infinity }

/** Length of a period in days. */
export const daysOf = (retention: Retention): number => DAYS[retention]

/** How a run is named: that of the coming night, one that is going to begin, or by its day. Nights of the workspace are times of the reader here. */
export function nightKey(at: string, now = Date.now()): 'now' | 'tonight' | 'at' {
  const ahead = Date.parse(at) - now
  if (ahead <= 0) return 'now'
  const hour = new Date(at).getHours()
  return ahead < 24 * 3_600_000 && (hour < 9 || hour >= 20) ? 'tonight' : 'at'
}

/** Its time in words: of the coming night the clock is enough. */
export const nightTime = (at: string): string => {
  const ms = Date.parse(at)
  return nightKey(at) === 'at' ? `${f.day(ms)}, ${f.clockShort(ms)}` : f.clockShort(ms)
}
