import { currentWorkspace } from '../../api/client'
import { fetchPage, type ListParams } from '../../api/runs'
import type { Level, Page, Span, Thread, Trace } from '../../api/types'
import { uuidTime } from '../../lib/format'
import { iso } from '../../lib/range'

/** A list of Logs: what it shows, and since when; a list that is opened later is another one. */
export interface ListOf {
  level: Level
  params: ListParams
  newestFirst: boolean
  /** The instant that it was opened at. */
  base: number
}

export type LogRow = Trace | Span | Thread

/** Of each list the instant after its newest row when it was opened: what came later stays out of its other pages. */
const anchors = new Map<string, number>()
const MOST_ANCHORS = 200

export const identityOf = ({ level, params, base }: ListOf): string => JSON.stringify([currentWorkspace(), level, params, base])

export const anchorOf = (identity: string): number | undefined => anchors.get(identity)

export async function fetchRows(list: ListOf, page: number, size: number, signal?: AbortSignal): Promise<Page<LogRow>> {
  const { level, params, newestFirst } = list
  const identity = identityOf(list)
  const anchor = anchors.get(identity)
  const to = anchor !== undefined && (!params.to_time || anchor < Date.parse(params.to_time)) ? iso(anchor) : params.to_time
  const answer = await fetchPage(level, { ...params, to_time: to }, page, size, signal)
  if (page === 1 && anchor === undefined && level !== 'threads') {
    const newest = newestFirst ? uuidTime(answer.content[0]?.id ?? '') : null
    if (anchors.size >= MOST_ANCHORS) anchors.delete(anchors.keys().next().value!)
    anchors.set(identity, newest === null ? Date.now() : newest + 1)
  }
  return answer
}
