import { queryClient } from '../../api/queryClient'
import { rowsComeFirst } from '../../api/rowsFirst'
import { treeQuery } from '../../api/runs'
import { pageKey, PAGE_ROWS, timed } from '../../components/table/listPages'
import type { TableLayout } from '../../components/table/layout'
import { readRange } from '../../lib/range'
import { stored } from '../../lib/storage'
import { fetchRows, identityOf, type LogRow } from './listPages'
import { firstLevel, levelOf, listParams } from './listParams'
import { openPanels } from './panels'
import type { LogsSearch } from './search'

/** A page that takes longer than this to come is opened anew. */
const KEEPS_MS = 10_000
let opened = { projectId: '', at: 0 }

/** The instant that the Logs of a project were opened at: that of what was asked for ahead, else now. */
export const openedAt = (projectId: string): number => (opened.projectId === projectId && Date.now() - opened.at < KEEPS_MS ? opened.at : Date.now())

/**
 * Asks for what an address shows before the code of the page has come, so that the first thing it draws are rows. What is
 * asked for and never shown (a project whose last day is empty, columns of a saved view) does no harm.
 */
export function askAhead(projectId: string, search: LogsSearch): void {
  const level = levelOf(search, firstLevel(projectId))
  if (search.trace !== undefined) {
    void openPanels.trace()
    void queryClient.prefetchQuery(treeQuery(search.trace))
  } else if (search.thread !== undefined) void openPanels.thread()
  const shown = stored<TableLayout | null>(`layout.logs.${level}`, null)?.shown ?? {}
  if (Object.keys(shown).some((id) => shown[id] && (id === 'models' || id.startsWith('path:')))) return
  rowsComeFirst()
  opened = { projectId, at: Date.now() }
  const params = listParams(projectId, search, readRange(search.range, opened.at))
  const list = { level, params, newestFirst: !search.sort, base: opened.at }
  void queryClient.prefetchQuery({
    queryKey: pageKey(['runs', identityOf(list)], 1),
    queryFn: timed(({ signal }) => fetchRows(list, 1, PAGE_ROWS, signal)),
    staleTime: Infinity,
  })
}

/** Drawing a panel twice, without and with its spans, takes longer than most answers. */
const WAITS_MS = 40

/** Resolves once the spans of a row that is about to open are there, or are not worth waiting for. */
export function askForRow(row: LogRow): Promise<unknown> {
  if ('thread_model_id' in row) return Promise.resolve()
  const query = treeQuery('trace_id' in row ? row.trace_id : row.id)
  return Promise.race([queryClient.prefetchQuery(query), new Promise((resolve) => setTimeout(resolve, WAITS_MS))])
}
