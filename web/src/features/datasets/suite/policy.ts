/** As the server has it: runs of an item, and those that must pass. */
export const MOST_RUNS = 100

/** What is wrong with a policy, as the name of its text; undefined: nothing. */
export function policyProblem(runs: number, needed: number): 'runsWrong' | 'passWrong' | undefined {
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= MOST_RUNS)) return 'runsWrong'
  return Number.isInteger(needed) && needed >= 1 && needed <= runs ? undefined : 'passWrong'
}
