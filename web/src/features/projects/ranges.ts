/** Ranges of the overview, hours by name in the address. */
export const RANGES = { '24h': 24, '7d': 168, '30d': 720 } as const
export type Range = keyof typeof RANGES

export const readRange = (value: unknown): Range | undefined => (typeof value === 'string' && value in RANGES ? (value as Range) : undefined)

/** Which projects are shown; all without it. */
export type Which = 'all' | 'pinned' | 'alerting'

export interface ProjectsSearch {
  range?: Range
  /** Only projects with an alert that fires. */
  alerting?: true
  /** Only pinned projects. */
  pinned?: true
}

/** What the address says besides the words of every list. */
export const readProjectsSearch = (raw: Record<string, unknown>): ProjectsSearch => {
  const range = readRange(raw.range)
  const has = (name: string) => raw[name] === true || raw[name] === 'true'
  return { ...(range ? { range } : {}), ...(has('alerting') ? { alerting: true as const } : has('pinned') ? { pinned: true as const } : {}) }
}

/** One of the three: an address that names both means those with alerts. */
export const whichOf = ({ alerting, pinned }: ProjectsSearch): Which => (alerting ? 'alerting' : pinned ? 'pinned' : 'all')
