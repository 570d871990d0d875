import { queryOptions, useQuery } from '@tanstack/react-query'
import { currentWorkspace } from '../../api/client'
import { seriesQuery } from '../../api/logs'
import type { Filter, SpanType } from '../../api/types'
import { iso } from '../../lib/range'
import type { TimeWindow } from './window'

const TYPES: SpanType[] = ['llm', 'tool', 'guardrail', 'general']

/** The type that spans of a name mostly have. It hardly ever changes, so it is asked for once and not with each new row. */
export function useSpanTypes(projectId: string, names: string[], time: TimeWindow, wanted: boolean): ReadonlyMap<string, SpanType> {
  const { data } = useQuery({ ...typesQuery(projectId, names, time), enabled: wanted && names.length > 0 })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, SpanType> = new Map()

const typesQuery = (projectId: string, names: string[], time: TimeWindow) =>
  queryOptions({
    // Without the time: it moves on with every new row.
    queryKey: ['span-types', currentWorkspace(), projectId, names],
    staleTime: Infinity,
    queryFn: async ({ client }) => {
      const counts = await Promise.all(
        TYPES.map((type) =>
          client.fetchQuery(
            seriesQuery(projectId, {
              entity_type: 'spans',
              filters: [{ field: 'name', operator: 'in', value: JSON.stringify(names) }, { field: 'type', operator: '=', value: type }] satisfies Filter[],
              from_time: iso(time.from)!,
              to_time: iso(time.to)!,
              max_intervals: 2,
              measures: ['count'],
              group_by: { field: 'name', limit: 20 },
            }),
          ),
        ),
      )
      const most = new Map<string, { type: SpanType; rows: number }>()
      counts.forEach(({ series }, index) => {
        for (const { group, rows } of series) {
          if (group !== undefined && rows > (most.get(group)?.rows ?? 0)) most.set(group, { type: TYPES[index]!, rows })
        }
      })
      return new Map([...most].map(([name, { type }]) => [name, type]))
    },
  })
