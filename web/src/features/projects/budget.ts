import type { Budget } from '../../api/workspace'

/** Shares of the bar below the figure, 0 to 1. */
export interface BudgetBar {
  /** What is spent of the budget. */
  spent: number
  /** How much of the month has passed. */
  passed: number
}

export function budgetBar({ cost, budget, from, to, now }: Budget): BudgetBar | null {
  if (!budget) return null
  const [start, end, at] = [from, to, now].map((time) => Date.parse(time)) as [number, number, number]
  return { spent: Math.min(1, cost / budget), passed: Math.min(1, Math.max(0, (at - start) / (end - start))) }
}

/** USD as typed: `25,000`, `$25000.50`; null when it is no amount. */
export function readAmount(text: string): number | null {
  const plain = text.trim().replace(/^\$\s*/, '').replace(/[\s,\u00a0]/g, '')
  return /^\d+(\.\d+)?$/.test(plain) && Number(plain) > 0 && Number(plain) <= 1e9 ? Number(plain) : null
}
