import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { UIEvent } from 'react'
import { currentWorkspace } from '../../api/client'
import type { FetchPage } from '../table/useServerList'

const PAGE = 100
/** So far from the end the next page is asked for. */
const NEAR_PX = 400

/** All versions of something for a menu, a page at a time as it is scrolled. `name` is what changes refresh them by. */
export function useVersionPages<Row>(name: readonly [string, ...unknown[]], fetchPage: FetchPage<Row>, enabled = true) {
  const [kind, ...rest] = name
  const query = useInfiniteQuery({
    queryKey: [kind, currentWorkspace(), ...rest, 'pages'],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, PAGE, signal),
    initialPageParam: 1,
    getNextPageParam: (last, _, page) => (page * PAGE < last.total ? page + 1 : undefined),
    enabled,
    // What was found stays until what is typed now is answered.
    placeholderData: keepPreviousData,
  })
  const { hasNextPage, isFetching, fetchNextPage } = query
  const more = () => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }
  return {
    rows: query.data?.pages.flatMap((page) => page.content) ?? [],
    pending: query.isPending || query.isFetchingNextPage,
    /** Whether there are older ones that have not come yet. */
    hasMore: hasNextPage,
    error: query.error,
    more,
    onScroll: ({ currentTarget: box }: UIEvent<HTMLElement>) => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX) more()
    },
  }
}
