import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { effectQuery, type Prompt, type PromptVersion } from './api'
import type { PromptSearch } from './feature'
import { fromOf, RANGES } from './range'

/** What was measured of a version and of the one before it, over the chosen time. One question for all that show it. */
export function useEffectOf(prompt: Prompt, version: PromptVersion | undefined, before: PromptVersion | undefined) {
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as PromptSearch
  const range = RANGES.find((each) => each === search.range) ?? '7d'
  const from = useMemo(() => fromOf(range), [range])
  const ids = [before, version].flatMap((each) => each?.id ?? [])
  const effect = useQuery({ ...effectQuery(prompt.id, projectId, ids, from, search.environment), placeholderData: keepPreviousData, enabled: version !== undefined })
  const of = (id: string | undefined) => effect.data?.versions.find((each) => each.version_id === id)
  return { range, from, effect, a: of(before?.id), b: of(version?.id) }
}
