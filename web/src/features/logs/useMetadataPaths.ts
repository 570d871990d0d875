import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { currentWorkspace, request } from '../../api/client'
import type { Level } from '../../api/types'

const ROWS = 50
const MOST_PATHS = 60
const DEEPEST = 4
const LEFT_OUT = ['input', 'output', 'comments', 'usage', 'feedback_scores', 'span_feedback_scores', 'annotation_queues', 'guardrails_validations', 'experiment']

/** Paths of scalar values in metadata, the frequent ones first, with the share of rows that have them. */
export function pathsIn(rows: { metadata?: unknown }[]): { path: string; share: number }[] {
  const counts = new Map<string, number>()
  const walk = (value: unknown, path: string, depth: number): void => {
    if (value === null || value === undefined) return
    if (typeof value !== 'object') counts.set(path, (counts.get(path) ?? 0) + 1)
    else if (!Array.isArray(value) && depth < DEEPEST) {
      for (const [name, member] of Object.entries(value)) {
        // Names that a path would read as something else cannot be a column.
        if (!/[[\]]/.test(name) && !name.startsWith('_opik')) walk(member, `${path}.${name}`, depth + 1)
      }
    }
  }
  for (const row of rows) if (typeof row.metadata === 'object') walk(row.metadata, 'metadata', 0)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_PATHS)
    .map(([path, count]) => ({ path, share: count / rows.length }))
}

/** What metadata the newest rows carry; asked for when the chooser is opened. */
export function useMetadataPaths(level: Level, projectId: string, enabled: boolean): Map<string, number> {
  const found = useQuery({
    queryKey: ['metadata-paths', currentWorkspace(), level, projectId],
    queryFn: ({ signal }) =>
      request(level === 'spans' ? '/spans' : '/traces', {
        query: { project_id: projectId, size: ROWS, exclude: JSON.stringify(LEFT_OUT), strip_attachments: true },
        signal,
      }).then((page) => pathsIn(page.content)),
    enabled: enabled && level !== 'threads',
    staleTime: 60_000,
  })
  return useMemo(() => new Map((found.data ?? []).map(({ path, share }) => [path, share])), [found.data])
}
