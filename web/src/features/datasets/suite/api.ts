import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../../api/client'
import type { Schemas } from '../../../api/types'
import { fetchExperiments } from '../../experiments/api'

/** docs/api-extensions.md, "Results of a test suite". */
export type SuiteResults = Schemas['SuiteResults']
export type AssertionTally = SuiteResults['assertions'][number]
export type Tally = NonNullable<AssertionTally['previous']>
export type SuiteItem = SuiteResults['items'][number]
export type SuiteRun = SuiteItem['runs'][number]

export const SHOWN_RUNS = 14

/** The last runs of a suite, newest first. */
export const suiteRunsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'of-suite', datasetId],
    queryFn: ({ signal }) => fetchExperiments({ dataset_id: datasetId }, 1, SHOWN_RUNS, signal).then(({ content }) => content.filter((each) => each.total_count !== undefined || each.evaluation_method === 'evaluation_suite')),
  })

export const suiteResultsQuery = (datasetId: string, run: string, previous: string | undefined) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'suite-results', datasetId, run, previous],
    queryFn: ({ signal }) => request(`/datasets/${datasetId}/suite-results`, { query: { experiment_id: run, previous_id: previous }, signal }),
    placeholderData: (before) => before,
  })
