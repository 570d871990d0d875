/** Whole minutes of a duration such as `PT30M`, `PT1H30M`, `P2D`; null for anything else. */
export function isoMinutes(text: string | undefined): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? '')
  if (!match) return null
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60)
}

export const toIso = (minutes: number): string => `PT${minutes}M`
