/** Ranges of the overview, hours by name in the address. */
export const RANGES = { '24h': 24, '7d': 168, '30d': 720 } as const
export type Range = keyof typeof RANGES

export const readRange = (value: unknown): Range | undefined => (typeof value === 'string' && value in RANGES ? (value as Range) : undefined)

export interface ProjectsSearch {
  range?: Range
  /** Only projects with an alert that fires. */
  alerting?: true
}

/** What the address says besides the words of every list. */
export const readProjectsSearch = (raw: Record<string, unknown>): ProjectsSearch => {
  const range = readRange(raw.range)
  return { ...(range ? { range } : {}), ...(raw.alerting === true || raw.alerting === 'true' ? { alerting: true as const } : {}) }
}
