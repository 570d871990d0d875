import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useLiveLists } from '../../api/lists'
import { store, stored } from '../../lib/storage'
import { DraftWriter, type StoredDraft } from './DraftWriter'

/** Where a draft that several people share is kept. */
export interface DraftSource<C> {
  /** Key of its query; the first name is that of the live event. */
  key: readonly [string, ...unknown[]]
  /** Where this browser keeps what the server has not got. */
  kept: string
  read: (signal: AbortSignal) => Promise<StoredDraft<C>>
  /** Content null: throws it away. */
  write: (revision: number, content: C | null) => Promise<StoredDraft<C>>
  /** What browsers kept before drafts were on the server. */
  fromBefore: (kept: unknown) => C | null
}

export interface SharedDraft<C> {
  /** What is typed, here or elsewhere; null: nothing. */
  content: C | null
  server: StoredDraft<C> | undefined
  /** It is not known yet whether there is one. */
  waiting: boolean
  state: 'saved' | 'saving' | 'failed' | 'conflict'
  /** Content null: the draft goes. */
  set: (content: C | null) => void
  /** After it was saved as a version. */
  finish: () => Promise<void>
  keepMine: () => Promise<void>
  showTheirs: () => void
}

interface Kept<C> {
  over: number
  content: C | null
}

/** The newest of what was asked for and what a write has answered meanwhile. */
export const sharedDraftQuery = <C>(client: QueryClient, source: DraftSource<C>) =>
  queryOptions({
    queryKey: source.key,
    queryFn: async ({ signal }) => {
      const read = await source.read(signal)
      const known = client.getQueryData<StoredDraft<C>>(source.key)
      return known && known.revision > read.revision ? known : read
    },
  })

/** The draft of something, one for everybody: written a moment after typing stops, and shown as others write it. `source` stays the same object. */
export function useSharedDraft<C>(source: DraftSource<C>): SharedDraft<C> {
  const client = useQueryClient()
  useLiveLists(source.key[0])
  const query = useQuery(sharedDraftQuery(client, source))
  const writer = useMemo(() => new DraftWriter<C>(source.write, (draft) => client.setQueryData(source.key, draft)), [source, client])
  const { typed, trouble } = useSyncExternalStore(writer.subscribe, writer.snapshot)
  const server = query.data
  const known = server !== undefined
  const first = useRef(server)
  useEffect(() => {
    first.current = server
  })
  useEffect(() => {
    if (!known) return
    const { kept: name, fromBefore } = source
    const kept = stored<Kept<C> | null>(name, null)
    if (kept) {
      const content = typeof kept.over === 'number' ? kept.content : fromBefore(kept)
      const now = first.current!
      const same = JSON.stringify(content) === JSON.stringify(now.content ?? null)
      if (!same) writer.type(content, typeof kept.over === 'number' ? kept.over : now.content ? 0 : now.revision)
    }
    store(name, undefined)
  }, [known, writer, source])

  useEffect(() => {
    const leave = () => {
      const waiting = writer.snapshot().typed
      if (waiting) store(source.kept, { over: writer.over, content: waiting.content } satisfies Kept<C>)
      void writer.flush().then(() => {
        if (!writer.snapshot().typed) store(source.kept, undefined)
      })
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [writer, source])

  // What cannot be sent is kept here meanwhile, should the browser end before.
  const keeps = useRef(false)
  useEffect(() => {
    if (trouble && typed) store(source.kept, { over: writer.over, content: typed.content } satisfies Kept<C>)
    else if (keeps.current) store(source.kept, undefined)
    keeps.current = trouble !== null
  }, [trouble, typed, writer, source])

  const conflicted = trouble === 'conflict'
  useEffect(() => {
    if (conflicted) void client.invalidateQueries({ queryKey: source.key })
  }, [conflicted, client, source])

  const seen = () => client.getQueryData<StoredDraft<C>>(source.key)?.revision ?? 0
  return {
    content: typed ? typed.content : (server?.content ?? null),
    server,
    waiting: query.isPending,
    state: trouble ?? (typed ? 'saving' : 'saved'),
    set: (content) => writer.type(content, seen()),
    finish: async () => {
      if (writer.snapshot().trouble === 'conflict') return writer.drop()
      writer.type(null, seen())
      await writer.flush()
    },
    keepMine: async () => writer.insist((await client.fetchQuery({ ...sharedDraftQuery(client, source), staleTime: 0 })).revision),
    showTheirs: () => writer.drop(),
  }
}
