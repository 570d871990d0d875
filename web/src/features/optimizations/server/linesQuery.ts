import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { currentWorkspace } from '../../../api/client'
import { fetchLines, type StudioLine } from '../../studio/wire'

const PAGE = 500
/** The newest are kept: a browser holds so many without effort. */
const MOST = 20_000

/** The log of a run on the server; asked again, only what has come since is read. */
export function linesQuery(client: QueryClient, id: string) {
  const queryKey = ['optimizations', currentWorkspace(), id, 'lines']
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      let lines = client.getQueryData<StudioLine[]>(queryKey) ?? []
      for (;;) {
        const { lines: more } = await fetchLines(id, lines.at(-1)?.n ?? 0, PAGE, signal)
        lines = [...lines, ...more].slice(-MOST)
        if (more.length < PAGE) return lines
      }
    },
  })
}
