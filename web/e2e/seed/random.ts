/** A small seeded generator (mulberry32): the same data on every start. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Two workers that seed in the same millisecond must not write over each other's rows. */
const OWN = Math.floor(Math.random() * 2 ** 31)

/** A version 7 UUID out of a time and a number, the same for as long as the process lives. */
export function uuid7(ms: number, n: number): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const next = random((n + 1) ^ OWN)
  const hex = Array.from({ length: 18 }, () => Math.floor(next() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
