/** Ranges of the overview, hours by name in the address. */
export const RANGES = { '24h': 24, '7d': 168, '30d': 720 } as const
export type Range = keyof typeof RANGES

export const readRange = (value: unknown): Range | undefined => (typeof value === 'string' && value in RANGES ? (value as Range) : undefined)
