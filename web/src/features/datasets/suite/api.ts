import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../../api/client'
import { fetchExperiments } from '../../experiments/api'

export interface Tally {
  items: number
  passed_items: number
  runs: number
  passed_runs: number
}

export interface AssertionTally extends Tally {
  name: string
  previous?: Tally
}

export interface SuiteRun {
  trace_id: string
  held: number
  /** Places in the list of assertions. */
  failed: number[]
}

/** An item of the suite in one run of it. */
export interface SuiteItem {
  id: string
  preview?: string
  passed: boolean
  /** Runs that must pass. */
  needed: number
  previous_passed?: boolean
  runs: SuiteRun[]
}

interface Counts {
  total: number
  passed: number
  runs: number
}

/** docs/api-extensions.md, "Results of a test suite". */
export interface SuiteResults extends Counts {
  experiment_id: string
  newly_failed: number
  flaky: number
  previous?: Counts
  assertions: AssertionTally[]
  items: SuiteItem[]
}

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
    queryFn: ({ signal }) => request<SuiteResults>(`/datasets/${datasetId}/suite-results`, { query: { experiment_id: run, previous_id: previous }, signal }),
    placeholderData: (before) => before,
  })
