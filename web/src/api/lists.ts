import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { currentWorkspace, url } from './client'
import { readChange } from './types'

const AT_MOST_EVERY_MS = 1500
const HIDDEN_FOR_MS = 60_000

/** Told of lists that changed; null: of which there is no knowing, the connection was lost meanwhile. */
type Listener = (lists: string[] | null) => void

/**
 * The stream of a workspace: one connection for all that listen in a page, and none in a tab that nobody has looked at for a
 * minute, because a browser opens six to a server and other tabs need theirs.
 */
class Stream {
  readonly #listeners = new Set<Listener>()
  readonly #address: string
  #source: EventSource | null = null
  #opened = false
  #hiding: ReturnType<typeof setTimeout> | undefined

  constructor(address: string) {
    this.#address = address
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#seen)
      this.#open()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      document.removeEventListener('visibilitychange', this.#seen)
      clearTimeout(this.#hiding)
      this.#close()
      this.#opened = false
    }
  }

  #open() {
    const source = new EventSource(this.#address)
    source.onopen = () => {
      // What changed while the connection was lost has no event.
      if (this.#opened) this.#tell(null)
      this.#opened = true
    }
    source.addEventListener('change', (message) => this.#tell(readChange(message).lists ?? []))
    this.#source = source
  }

  #close() {
    this.#source?.close()
    this.#source = null
  }

  #tell(lists: string[] | null) {
    for (const listener of this.#listeners) listener(lists)
  }

  readonly #seen = () => {
    clearTimeout(this.#hiding)
    if (document.hidden) this.#hiding = setTimeout(() => this.#close(), HIDDEN_FOR_MS)
    else if (!this.#source) this.#open()
  }
}

const streams = new Map<string, Stream>()

function streamOf(workspace: string): Stream {
  const known = streams.get(workspace)
  if (known) return known
  const stream = new Stream(url('/events', { workspace_name: workspace }))
  streams.set(workspace, stream)
  return stream
}

/**
 * Refreshes what is shown when the server says that a list of the workspace changed: every query whose key begins with
 * `['list', name]` or `[name]` for the names given here (as in the paths of the API: `datasets`, `experiments`, `prompts`, …).
 * Nothing is asked for while nothing changes, and nothing while the tab is hidden.
 */
export function useLiveLists(...names: string[]): void {
  const client = useQueryClient()
  const key = names.join(' ')
  const workspace = currentWorkspace()
  const waiting = useRef(new Set<string>())
  useEffect(() => {
    const wanted = key.split(' ')
    const stop = streamOf(workspace).listen((lists) => {
      for (const name of lists ?? wanted) if (wanted.includes(name)) waiting.current.add(name)
    })
    const timer = setInterval(() => {
      if (document.hidden || waiting.current.size === 0) return
      for (const name of waiting.current) {
        void client.invalidateQueries({ queryKey: ['list', name] })
        void client.invalidateQueries({ queryKey: [name] })
      }
      waiting.current.clear()
    }, AT_MOST_EVERY_MS)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [client, key, workspace])
}
