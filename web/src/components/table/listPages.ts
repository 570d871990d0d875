import { currentWorkspace } from '../../api/client'

/** Rows that a list asks for at a time. */
export const PAGE_ROWS = 100

/** What a page of a list is called in the cache; `key` is the identity of the list. */
export const pageKey = (key: readonly unknown[], page: number): readonly unknown[] => ['list', ...key, currentWorkspace(), page]

const times = new WeakMap<object, number>()

/** How long the answer took that a list shows, in ms; null where nobody has looked at the clock. */
export const tookOf = (answer: object | undefined): number | null => (answer && times.get(answer)) ?? null

/** The same with an eye on the clock. */
export const timed =
  <Context, Answer extends object>(fetch: (context: Context) => Promise<Answer>) =>
  async (context: Context): Promise<Answer> => {
    const started = performance.now()
    const answer = await fetch(context)
    times.set(answer, Math.round(performance.now() - started))
    return answer
  }
