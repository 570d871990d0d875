import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import { queryClient } from '../../api/queryClient'
import { stored } from '../../lib/storage'
import { optimizationQuery } from '../optimizations/api'
import { variantOfDraft, variantOfVersion } from '../playground/arriving'
import { draftOf, newDraft, nextName, type StudioDraft } from './draft'
import { fromVariant } from './fromVariant'
import type { StudioSource } from './place'
import { templateOf } from './templates'

export const firstDraftQuery = (place: string, source: StudioSource) =>
  queryOptions({
    queryKey: ['studio-first', currentWorkspace(), place],
    queryFn: () => firstDraft(source),
    staleTime: Infinity,
    gcTime: 0,
  })

async function firstDraft({ template, rerun, version, prompt, dataset }: StudioSource): Promise<StudioDraft> {
  const first = newDraft(stored('playground-model', ''))
  if (rerun) {
    const before = draftOf(await queryClient.fetchQuery(optimizationQuery(rerun)))
    return { ...before, name: nextName(before.name) }
  }
  if (version) return { ...first, ...fromVariant(await variantOfVersion(version)) }
  if (prompt) return { ...first, ...fromVariant(await variantOfDraft(prompt)) }
  const example = templateOf(template)
  const from = { ...first, example: example?.id ?? '', ...example?.draft }
  if (!dataset) return from
  const { id, name } = await request(`/datasets/${dataset}`)
  return { ...from, dataset: { id, name } }
}
