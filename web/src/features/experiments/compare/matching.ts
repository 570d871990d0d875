import { fetchCompared } from '../api'
import type { ComparedItem } from '../types'
import type { Comparison } from './useComparison'

const PAGE = 500
/** More than people can read, or want to pay for unseen; the filter is the way. */
export const MOST = 2000

/** Every item of a comparison that matches, in its order. */
export async function matching({ datasetId, params }: Comparison): Promise<ComparedItem[]> {
  const items: ComparedItem[] = []
  for (let page = 1; page <= MOST / PAGE; page++) {
    const { content, total } = await fetchCompared(datasetId, params, page, PAGE)
    items.push(...content)
    if (page * PAGE >= total) break
  }
  return items
}
