import type { Schemas } from '../../api/types'

export type NamedValue = Schemas['NamedValue']
export type PromptLink = Schemas['PromptReference']
export type Experiment = Schemas['Experiment']
export type Aggregations = Schemas['ExperimentAggregations']
export type GroupNode = Schemas['ExperimentGroup']
export type AssertionResult = Schemas['AssertionResult']
export type Run = Schemas['ExperimentRun']

export type Verdict = Change['verdict']

export type Change = Schemas['ItemChange']
export type ComparedItem = Schemas['ComparedItem']
export type ChangeCounts = Schemas['ChangeCounts']
export type ComparedPage = Schemas['Comparison']
export type Bins = Schemas['ValueBins']
export type Difference = Schemas['PairedDifference']
export type MetricOfExperiment = Schemas['MetricOfExperiment']

export type MetricKind = Metric['kind']
export type { Polarity } from '../../api/definitions'

export type Metric = Schemas['ComparedMetric']
export type Summary = Schemas['ComparisonSummary']
