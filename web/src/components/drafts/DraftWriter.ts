import { ApiError } from '../../api/client'

/** A draft as the server has it. */
export interface StoredDraft<C> {
  revision: number
  content?: C
  updated_at?: string
  updated_by?: string
}

export interface WriterState<C> {
  /** What the server has not got yet; content null: the draft is to go. */
  typed: { content: C | null } | null
  /** Somebody was faster, and it must be said whose words stay; or the server was not reached, and it is tried again. */
  trouble: 'conflict' | 'failed' | null
}

const PAUSE_MS = 700
const RETRY_MS = 5000

/** Sends what is typed a moment after, one write at a time, and never over what it has not seen. */
export class DraftWriter<C> {
  #state: WriterState<C> = { typed: null, trouble: null }
  #over = 0
  #busy: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()

  /** `write` sends, `stored` takes what the server answered. */
  constructor(
    private readonly write: (revision: number, content: C | null) => Promise<StoredDraft<C>>,
    private readonly stored: (draft: StoredDraft<C>) => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): WriterState<C> => this.#state

  /** The revision that what is typed was typed over. */
  get over(): number {
    return this.#over
  }

  /** Takes what is typed; `over` is the revision that was seen. */
  type(content: C | null, over: number): void {
    if (!this.#state.typed) this.#over = Math.max(over, this.#over)
    const { trouble } = this.#state
    this.#set({ typed: { content }, trouble: trouble === 'conflict' ? trouble : null })
    this.#later(PAUSE_MS)
  }

  /** Sends at once what is waiting. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#busy) await this.#busy
    const { typed, trouble } = this.#state
    if (!typed || trouble === 'conflict') return
    this.#busy = this.#send(typed)
    await this.#busy
  }

  /** What is typed here stays: it is written over the revision that was just seen. */
  async insist(seen: number): Promise<void> {
    this.#over = seen
    this.#set({ ...this.#state, trouble: null })
    await this.flush()
  }

  /** What the server has stays: what is typed here is forgotten. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#set({ typed: null, trouble: null })
  }

  async #send(typed: { content: C | null }): Promise<void> {
    try {
      const draft = await this.write(this.#over, typed.content)
      this.#over = draft.revision
      this.stored(draft)
      if (this.#state.typed === typed) this.#set({ typed: null, trouble: null })
      else if (this.#state.typed) this.#later(PAUSE_MS)
    } catch (error) {
      const conflict = error instanceof ApiError && error.status === 409
      if (this.#state.typed) this.#set({ typed: this.#state.typed, trouble: conflict ? 'conflict' : 'failed' })
      if (!conflict) this.#later(RETRY_MS)
    } finally {
      this.#busy = null
    }
  }

  #later(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pause)
  }

  #set(state: WriterState<C>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
