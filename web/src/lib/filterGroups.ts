import type { Filter } from '../api/types'

/** The alternatives of a filter: of a group its own, else the filter alone. */
const alternativesOf = (filter: Filter): Filter[][] => filter.any ?? [[filter]]

/** A group of alternatives; one of a single condition is that condition. */
export function groupOf(alternatives: Filter[][]): Filter | undefined {
  const kept = alternatives.filter((each) => each.length > 0)
  const [only] = kept
  if (!only) return undefined
  return kept.length === 1 && only.length === 1 ? only[0] : { field: '', operator: '', value: '', any: kept }
}

/** As parts of a filter: a group whose only alternative is left are the conditions of it. */
const partsOf = (alternatives: Filter[][]): Filter[] => {
  const kept = alternatives.filter((each) => each.length > 0)
  return kept.length === 1 ? kept[0]! : [groupOf(kept)].filter((each) => each !== undefined)
}

/** Two parts of a filter become alternatives of one group, at the place of the first. */
export function joinOr(filters: Filter[], first: number, second: number): Filter[] {
  const [a, b] = [filters[first], filters[second]]
  if (!a || !b || first === second) return filters
  const group = groupOf([...alternativesOf(a), ...alternativesOf(b)])!
  return filters.flatMap((each, index) => (index === first ? group : index === second ? [] : each))
}

/** What is added with "or" is one more alternative of the last part; with "and" between them, added conditions are one together. */
export function orElse(filters: Filter[], added: Filter[]): Filter[] {
  const last = filters.at(-1)
  const group = last && groupOf([...alternativesOf(last), ...(added.some((each) => each.any) ? added.flatMap(alternativesOf) : [added])])
  return group ? [...filters.slice(0, -1), group] : [...filters, ...added]
}

/** What stands between two alternatives becomes `and`: they are one alternative, or, where no other is left, parts of the filter. */
export function joinAnd(group: Filter, at: number): Filter[] {
  const alternatives = alternativesOf(group)
  const joined = alternatives.flatMap((each, index) => (index === at ? [[...each, ...(alternatives[at + 1] ?? [])]] : index === at + 1 ? [] : [each]))
  return partsOf(joined)
}

/** What stands behind a condition of an alternative becomes `or`. */
export function splitOr(group: Filter, alternative: number, at: number): Filter[] {
  return partsOf(alternativesOf(group).flatMap((each, index) => (index === alternative ? [each.slice(0, at + 1), each.slice(at + 1)] : [each])))
}

/** Replaces a condition of a group, or takes it out. */
export function changeIn(group: Filter, alternative: number, at: number, next: Filter | undefined): Filter[] {
  return partsOf(alternativesOf(group).map((each, index) => (index === alternative ? each.flatMap((filter, i) => (i === at ? (next ?? []) : filter)) : each)))
}
