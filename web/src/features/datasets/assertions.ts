import type { Evaluator } from './api'

/** The judge that the SDKs make for assertions; without a model the one of whoever runs it. */
const JUDGE = { name: 'llm_judge', model: { name: null }, messages: [], variables: { input: 'input', output: 'output' } }

interface JudgeConfig {
  model?: { name?: string | null }
  schema?: { name: string; type?: string }[]
}

const isJudge = (evaluator: Evaluator) => evaluator.type === 'llm_judge'

/** Assertions of a suite or an item: what its judges have to say yes to. */
export const assertionsOf = (evaluators: Evaluator[] | undefined): string[] =>
  (evaluators ?? []).filter(isJudge).flatMap((each) => (each.config as JudgeConfig | null)?.schema?.map((entry) => entry.name) ?? [])

/** The model of the judge; undefined: that of whoever runs the suite. */
export const judgeOf = (evaluators: Evaluator[] | undefined): string | undefined => (evaluators?.find(isJudge)?.config as JudgeConfig | null | undefined)?.model?.name ?? undefined

/**
 * The evaluators with these assertions. The first judge takes them all and keeps its messages, and its model unless another
 * is given (null: that of whoever runs the suite); what is no judge stays.
 */
export function withAssertions(evaluators: Evaluator[] | undefined, assertions: string[], model?: string | null): Evaluator[] {
  const others = (evaluators ?? []).filter((each) => !isJudge(each))
  if (assertions.length === 0) return others
  const judge = (evaluators ?? []).find(isJudge) ?? { name: 'llm_judge', type: 'llm_judge' as const, config: JUDGE }
  const config = judge.config as JudgeConfig
  const schema = [...new Set(assertions)].map((name) => ({ name, type: 'BOOLEAN', description: name }))
  return [{ ...judge, config: { ...config, ...(model === undefined ? {} : { model: { ...config.model, name: model } }), schema } }, ...others]
}
