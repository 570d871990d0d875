import { currentWorkspace, url } from './client'
import { suspectServer } from './reach'
import { WorkspaceLists } from './workspaceLists'
import { readChange, type ChangeEvent } from './types'

const HIDDEN_FOR_MS = 60_000
/** How long a connection outlives the page that asked for it: the next page of the same project takes it over. */
const LINGER_MS = 500

export interface ChangeListener {
  /** The connection stands: now, or again. What was written before has no event. */
  opened?(): void
  lost?(): void
  change(event: ChangeEvent): void
}

/**
 * Server-sent changes of a project or of a workspace: one connection for all that listen in a page, and none in a tab that
 * nobody has looked at for a minute, because a browser opens six to a server and other tabs need theirs.
 */
export class ChangeStream {
  readonly #listeners = new Set<ChangeListener>()
  readonly #address: string
  #source: EventSource | null = null
  #hiding: ReturnType<typeof setTimeout> | undefined
  #leaving: ReturnType<typeof setTimeout> | undefined
  /** Told besides the listeners, for as long as there are any. */
  readonly #beside: (ChangeListener & { closed(): void }) | undefined

  constructor(address: string, beside?: ChangeListener & { closed(): void }) {
    this.#address = address
    this.#beside = beside
  }

  listen(listener: ChangeListener): () => void {
    clearTimeout(this.#leaving)
    this.#listeners.add(listener)
    if (!this.#source) this.#start()
    else if (this.#source.readyState === EventSource.OPEN) listener.opened?.()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#leaving = setTimeout(() => this.#stop(), LINGER_MS)
    }
  }

  #start() {
    document.addEventListener('visibilitychange', this.#seen)
    this.#open()
  }

  #stop() {
    document.removeEventListener('visibilitychange', this.#seen)
    clearTimeout(this.#hiding)
    this.#close()
    this.#beside?.closed()
  }

  #open() {
    const source = new EventSource(this.#address)
    source.onopen = () => this.#each((listener) => listener.opened?.())
    source.onerror = () => {
      this.#each((listener) => listener.lost?.())
      // An answer that is none (a proxy's, while the server starts anew) ends the source: it does not try again by itself.
      const ended = source.readyState === EventSource.CLOSED
      void suspectServer().then((wasAway) => wasAway && ended && this.#source === source && this.#open())
    }
    source.addEventListener('change', (message) => {
      const event = readChange(message)
      this.#each((listener) => listener.change(event))
    })
    this.#source = source
  }

  #close() {
    this.#source?.close()
    this.#source = null
  }

  #each(tell: (listener: ChangeListener) => void) {
    if (this.#beside) tell(this.#beside)
    for (const listener of this.#listeners) tell(listener)
  }

  readonly #seen = () => {
    clearTimeout(this.#hiding)
    if (document.hidden) this.#hiding = setTimeout(() => this.#close(), HIDDEN_FOR_MS)
    else if (!this.#source) this.#open()
  }
}

const streams = new Map<string, ChangeStream>()
const lists = new Map<string, WorkspaceLists>()

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

// EventSource cannot send headers: the workspace goes into the query, as it does for downloads.
export function workspaceStream(workspace = currentWorkspace()): ChangeStream {
  return once(streams, workspace, () => new ChangeStream(url('/events', { workspace_name: workspace })))
}

export function projectStream(projectId: string, workspace = currentWorkspace()): ChangeStream {
  const address = url(`/projects/${projectId}/events`, { workspace_name: workspace })
  return once(streams, `${workspace} ${projectId}`, () => new ChangeStream(address, listsOf(workspace).lender()))
}

/** Tells which lists of the workspace changed, by whichever connection the page holds. */
export function listsOf(workspace: string): WorkspaceLists {
  return once(lists, workspace, () => new WorkspaceLists(() => workspaceStream(workspace)))
}
