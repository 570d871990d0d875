import type { Gates, SuiteGate } from '../../api/deploying'

/** What the page does with the answers of the environments. */
export type Verdict = 'waiting' | 'free' | 'doubtful' | 'refused'

/** Refused where one environment refuses; doubtful where one asks for what did not pass; going back is free. */
export function verdictOf(answers: (Gates | undefined)[]): Verdict {
  if (answers.some((answer) => answer === undefined)) return 'waiting'
  if (answers.some((answer) => !answer!.allowed)) return 'refused'
  return answers.some((answer) => !answer!.met && !answer!.deployed_before) ? 'doubtful' : 'free'
}

/** How far the version is from the one in use, in percentage points; undefined where one of both did not run. */
export const pointsOf = ({ run, current }: Pick<SuiteGate, 'run' | 'current'>): number | undefined =>
  run?.pass_rate === undefined || current?.pass_rate === undefined ? undefined : (run.pass_rate - current.pass_rate) * 100
