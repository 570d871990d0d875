import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { percentilesQuery } from '../../api/logs'
import { inputsQuery } from './api'
import { align, type Pair } from './model/align'
import { differs, noiseOf, rolledCosts, type CostOf, type Noise } from './model/noise'
import type { Side } from './useSide'

const MOST_NAMES = 100

export interface Pairs {
  pairs: Pair[]
  differing: ReadonlySet<string>
  matched: number
  noise: Noise
  costOf: CostOf
  /** Of the traces themselves. */
  traceNoise: Noise
}

/** The aligned lines of both sides, and which of them differ beyond noise. */
export function usePairs(a: Side | null, b: Side | null, projectId: string): Pairs | null {
  const inputsA = useQuery({ ...inputsQuery(projectId, a?.trace.id ?? ''), enabled: a !== null && repeats(a) })
  const inputsB = useQuery({ ...inputsQuery(projectId, b?.trace.id ?? ''), enabled: b !== null && a !== null && repeats(a) })
  const pairs = useMemo(() => {
    if (!a || !b) return null
    return align(a.roots, b.roots, (span) => inputsA.data?.get(span.id) ?? inputsB.data?.get(span.id))
  }, [a, b, inputsA.data, inputsB.data])
  const names = useMemo(() => [...new Set(pairs?.flatMap(({ a: left, b: right }) => (left && right ? [left.name] : [])) ?? [])].sort().slice(0, MOST_NAMES), [pairs])
  const known = useQuery({ ...percentilesQuery('spans', projectId, names, {}), enabled: names.length > 0 })
  const traceName = a?.trace.name ?? ''
  const ofTraces = useQuery({ ...percentilesQuery('traces', projectId, [traceName], {}), enabled: traceName !== '' })
  const costs = useMemo(() => new Map([...(a ? rolledCosts(a.tree) : []), ...(b ? rolledCosts(b.tree) : [])]), [a, b])
  return useMemo(() => {
    if (!pairs) return null
    const noise = noiseOf(known.data ?? [])
    return {
      pairs,
      noise,
      costOf: (span) => costs.get(span.id),
      traceNoise: noiseOf(ofTraces.data ?? []),
      differing: new Set(pairs.filter((pair) => differs(pair, noise)).map((pair) => pair.id)),
      matched: pairs.filter((pair) => pair.a && pair.b).length,
    }
  }, [pairs, known.data, ofTraces.data, costs])
}

/** Inputs are asked for only where siblings of one name have to be told apart. */
function repeats({ tree }: Side): boolean {
  const seen = new Set<string>()
  return tree.nodes.some((node) => {
    const key = `${node.parent?.id ?? ''}\n${node.name}`
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}
