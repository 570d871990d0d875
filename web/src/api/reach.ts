const PING = '/is-alive/ping'
const AGAIN_MS = 3000
const WAIT_MS = 5000

let away = false
let asking: Promise<boolean> | null = null
const listeners = new Set<() => void>()

/** The server does not answer. */
export const serverAway = (): boolean => away

export function onServerAway(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Something got no answer (a request, the stream of events, the network): asks until the server answers, which may be at
 * once. Nothing is asked as long as all goes well.
 * @returns Whether it had been away.
 */
export function suspectServer(): Promise<boolean> {
  return (asking ??= ask().finally(() => {
    asking = null
  }))
}

async function ask(): Promise<boolean> {
  let missed = false
  while (!(await answers())) {
    missed = true
    tell(true)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  tell(false)
  return missed
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch(PING, { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) })).ok
  } catch {
    return false
  }
}

function tell(next: boolean) {
  if (away === next) return
  away = next
  for (const listener of listeners) listener()
}
