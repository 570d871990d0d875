const listeners = new Set<() => void>()
let last: number | null = null

/** How long the last request took, in whole ms; null before the first. */
export const latency = (): number | null => last

export function reportLatency(ms: number): void {
  last = Math.max(1, Math.round(ms))
  for (const listener of listeners) listener()
}

export function onLatency(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
