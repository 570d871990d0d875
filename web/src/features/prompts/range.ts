import type { Filter } from '../../api/types'

export const RANGES = ['24h', '3d', '7d', '30d'] as const
export type EffectRange = (typeof RANGES)[number]

const HOURS: Record<EffectRange, number> = { '24h': 24, '3d': 72, '7d': 168, '30d': 720 }
const MINUTE = 60_000

/** Where the range begins, on a whole minute so that the same question has the same address. */
export const fromOf = (range: EffectRange, now: number = Date.now()): string => new Date(Math.floor(now / MINUTE) * MINUTE - HOURS[range] * 60 * MINUTE).toISOString()

/** What used a version: clients note its id in metadata. */
export const usesFilter = (versionId: string): Filter => ({ field: 'metadata', operator: 'contains', key: 'opik_prompts', value: versionId })

/** The same in one environment, where one is chosen. */
export const usesOf = (versionId: string, environment: string | undefined): Filter[] => [
  usesFilter(versionId),
  ...(environment ? [{ field: 'environment', operator: '=', value: environment } satisfies Filter] : []),
]
