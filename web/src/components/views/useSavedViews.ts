import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useErrorText } from '../PageStates'
import { useToast } from '../Toasts'
import { changeView, createView, deleteView, orderViews, savedViewsQuery, type SavedView } from './api'

export interface SavedViews<State> {
  views: SavedView<State>[]
  /** They are known. */
  ready: boolean
  create: (name: string, shared: boolean, state: State) => Promise<SavedView<State>>
  /** Undefined when it was refused: the reason was shown, and the views are read again. */
  change: (view: SavedView<State>, change: { name?: string; shared?: boolean; state?: State }) => Promise<SavedView<State> | undefined>
  remove: (view: SavedView<State>) => Promise<void>
  move: (view: SavedView<State>, by: number) => Promise<void>
}

/** The saved views of a list; `page` names it (`logs-traces`), null: it has none. */
export function useSavedViews<State>(projectId: string | undefined, list: string | null): SavedViews<State> {
  const page = list ?? ''
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const query = savedViewsQuery<State>(projectId, page)
  const found = useQuery({ ...query, enabled: list !== null })
  const views = found.data ?? []
  const keep = (next: (now: SavedView<State>[]) => SavedView<State>[]) =>
    client.setQueryData<SavedView<State>[]>(query.queryKey, (now) => next(now ?? []))
  const refused = (error: unknown) => {
    toast(errorText(error), true)
    void client.invalidateQueries({ queryKey: query.queryKey })
    return undefined
  }
  return {
    views,
    ready: found.isSuccess,
    create: async (name, shared, state) => {
      const view = await createView(projectId, page, name, shared, state)
      keep((now) => [...now.filter((each) => each.id !== view.id), view])
      return view
    },
    change: (view, change) =>
      changeView(view, change).then((changed) => {
        keep((now) => now.map((each) => (each.id === view.id ? changed : each)))
        return changed
      }, refused),
    remove: (view) => deleteView(view.id).then(() => void keep((now) => now.filter((each) => each.id !== view.id)), refused),
    move: async (view, by) => {
      const ids = views.map((each) => each.id)
      const at = ids.indexOf(view.id)
      const to = Math.min(ids.length - 1, Math.max(0, at + by))
      if (at < 0 || to === at) return
      ids.splice(to, 0, ...ids.splice(at, 1))
      keep((now) => ids.flatMap((id) => now.find((each) => each.id === id) ?? []))
      await orderViews(projectId, page, ids).catch(refused)
    },
  }
}
