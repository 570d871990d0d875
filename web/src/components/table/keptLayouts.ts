import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import { queryClient } from '../../api/queryClient'
import { store, stored } from '../../lib/storage'
import { keepLayout, readLayout, type TableLayout } from './layout'

type Layouts = Record<string, TableLayout | undefined>

const PAUSE_MS = 400

/** Tables whose layout the server has not been told yet, also by a page that was left; what this browser has of them counts. */
const UNSENT = 'layouts-unsent'
const timers = new Map<string, ReturnType<typeof setTimeout>>()

export const isUnsent = (name: string): boolean => stored<string[]>(UNSENT, []).includes(name)

export const memberOf = (name: string): string => `layout.${name}`

const mark = (name: string, unsent: boolean) => store(UNSENT, [...stored<string[]>(UNSENT, []).filter((each) => each !== name), ...(unsent ? [name] : [])])

async function send(name: string): Promise<void> {
  const layout = readLayout(name)
  await request(`/preferences/${memberOf(name)}`, { method: 'PUT', body: { value: layout } })
  know(name, layout)
  // Changed while it was on its way: the next one tells the rest.
  if (!timers.has(name)) mark(name, false)
}

/** What does not arrive stays marked, and is told when a page is opened next. */
const trySend = (name: string): Promise<void> => send(name).catch(() => console.warn(`The columns of ${name} are kept in this browser until the server answers.`))

/** What was read from the server goes on with what it is told. */
const know = (name: string, layout: TableLayout) =>
  queryClient.setQueryData<Layouts>(layoutsQuery().queryKey, (now) => now && { ...now, [memberOf(name)]: layout })

/** Keeps a layout in this browser, and tells the server soon; what does not arrive is told when a page is opened next. */
export function keepForUser(name: string, layout: TableLayout): void {
  keepLayout(name, layout)
  know(name, layout)
  mark(name, true)
  clearTimeout(timers.get(name))
  timers.set(
    name,
    setTimeout(() => {
      timers.delete(name)
      void trySend(name)
    }, PAUSE_MS),
  )
}

/** The layouts that follow the user, by table. */
export const layoutsQuery = () =>
  queryOptions({
    queryKey: ['preferences', currentWorkspace()],
    queryFn: async ({ signal }) => {
      for (const name of stored<string[]>(UNSENT, [])) if (!timers.has(name)) await trySend(name)
      const { values } = await request('/preferences', { signal })
      return values as Layouts
    },
    staleTime: 60_000,
  })
