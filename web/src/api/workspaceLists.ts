import type { ChangeListener, ChangeStream } from './stream'

/** Told of lists that changed; null: of which there is no knowing, the connection was lost meanwhile. */
export type ListsListener = (lists: string[] | null) => void

/**
 * Which lists of a workspace changed. The stream of a project tells of them too: while one is open it speaks for the
 * workspace, whose own stream is closed then.
 */
export class WorkspaceLists {
  readonly #listeners = new Set<ListsListener>()
  readonly #own: () => ChangeStream
  #lenders = 0
  #stop: (() => void) | null = null
  /** There was a connection before: what changed since then has no event. */
  #connected = false

  constructor(own: () => ChangeStream) {
    this.#own = own
  }

  listen(listener: ListsListener): () => void {
    this.#listeners.add(listener)
    this.#choose()
    return () => {
      this.#listeners.delete(listener)
      this.#choose()
    }
  }

  /** What the stream of a project tells for the workspace. The workspace's own stays until the other stands, so that nothing falls between. */
  lender(): ChangeListener & { closed(): void } {
    let lent = false
    return {
      opened: () => {
        if (lent) this.#tell(null)
        else this.#lenders++
        lent = this.#connected = true
        this.#choose()
      },
      change: (event) => this.#tell(event.lists ?? []),
      closed: () => {
        if (lent) this.#lenders--
        lent = false
        this.#choose()
      },
    }
  }

  #choose() {
    const wanted = this.#listeners.size > 0 && this.#lenders === 0
    if (wanted && !this.#stop) {
      this.#stop = this.#own().listen({
        opened: () => {
          if (this.#connected) this.#tell(null)
          this.#connected = true
        },
        change: (event) => this.#tell(event.lists ?? []),
      })
    } else if (!wanted) {
      this.#stop?.()
      this.#stop = null
      if (this.#listeners.size === 0) this.#connected = false
    }
  }

  #tell(changed: string[] | null) {
    for (const listener of this.#listeners) listener(changed)
  }
}
