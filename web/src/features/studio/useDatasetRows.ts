import { useQuery } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import { fetchDatasets, type Item } from '../datasets/api'
import { fieldNames } from '../datasets/itemData'
import type { StudioDraft } from './draft'

const SHOWN = 5
const NONE: Item[] = []

export interface DatasetRows {
  rows: Item[]
  total: number | undefined
  /** Names of the fields; null while they are not known. */
  fields: string[] | null
  error: unknown
}

/** The first rows of the chosen version, else of the newest, and how many there are: what a run would read. */
export function useDatasetRows(projectId: string, dataset: StudioDraft['dataset']): DatasetRows {
  const found = useQuery({
    queryKey: ['datasets', currentWorkspace(), 'by-name', projectId, dataset?.name],
    queryFn: async ({ signal }) => (await fetchDatasets(projectId, { name: dataset!.name, page: 1, size: 20 }, signal)).content.find((each) => each.name === dataset!.name)?.id ?? null,
    enabled: dataset !== undefined && dataset.id === undefined,
  })
  const id = dataset?.id ?? found.data ?? undefined
  const rows = useQuery({
    queryKey: ['datasets', currentWorkspace(), id, 'sample', SHOWN, dataset?.version?.hash],
    queryFn: ({ signal }) => request(`/datasets/${id}/items`, { query: { page: 1, size: SHOWN, truncate: true, ...(dataset?.version && { version: dataset.version.hash }) }, signal }),
    enabled: id !== undefined,
  })
  return { rows: rows.data?.content ?? NONE, total: rows.data?.total, fields: rows.data ? fieldNames(rows.data.content) : null, error: found.error ?? rows.error }
}

const EXPECTED = /^(expected(_output|_answer)?|reference|answer|output|label|target|ground_truth)$/i

/** The field that most likely says what is expected. */
export const likelyReference = (fields: string[]): string => fields.find((each) => EXPECTED.test(each)) ?? ''
