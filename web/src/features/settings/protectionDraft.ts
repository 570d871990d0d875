import type { Protection } from '../../api/deploying'

/** The protection of an environment as the dialog holds it. */
export interface ProtectionDraft {
  on: boolean
  enforce: boolean
  /** Percent of items that must pass, as typed; empty: what each suite asks for. */
  percent: string
  suites: string[]
}

export const draftOf = (protection: Protection | undefined): ProtectionDraft => ({
  on: protection !== undefined,
  enforce: protection?.enforce ?? false,
  percent: protection?.minimum_pass_rate === undefined ? '' : String(Math.round(protection.minimum_pass_rate * 1e4) / 100),
  suites: protection?.suites.map((suite) => suite.id) ?? [],
})

/** The share of 0..1; undefined: empty; null: no percentage. */
export function rateOf(percent: string): number | undefined | null {
  const text = percent.trim().replace(',', '.')
  if (text === '') return undefined
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 && value <= 100 ? value / 100 : null
}

/** What is stored. */
export const bodyOf = ({ on, enforce, percent, suites }: ProtectionDraft) => {
  const rate = rateOf(percent)
  return on ? { protected: true, enforce, suite_ids: suites, ...(rate == null ? {} : { minimum_pass_rate: rate }) } : { protected: false }
}
