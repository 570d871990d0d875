import type { Trace } from '../api/types'

/** Names of the checks that failed, each once. */
export const failedChecks = ({ guardrails_validations: spans = [] }: Pick<Trace, 'guardrails_validations'>): string[] => [
  ...new Set(spans.flatMap(({ checks }) => checks.filter((check) => check.result === 'failed').map((check) => check.name))),
]
