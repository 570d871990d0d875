import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace } from '../../../api/client'
import { fetchExperiments } from '../../experiments/api'
import { fetchOptimizations } from '../../optimizations/api'

export const experimentsCountQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'count-of-dataset', datasetId],
    queryFn: ({ signal }) => fetchExperiments({ dataset_id: datasetId }, 1, 1, signal).then((page) => page.total),
  })

/** Experiments that are told by version. */
export const MOST_TOLD = 500

export const usersQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'users-of-dataset', datasetId],
    queryFn: async ({ signal }) => {
      const [experiments, optimizations] = await Promise.all([
        fetchExperiments({ dataset_id: datasetId }, 1, MOST_TOLD, signal),
        fetchOptimizations(projectId, { dataset_id: datasetId, page: 1, size: 100 }, signal),
      ])
      return { experiments, optimizations }
    },
  })
