import { text } from '../../components/list/listSearch'
import type { ProjectOverview } from '../../api/overview'

/** As many lines as a chart can tell apart. */
export const MOST = 6
const CHOSEN = 4
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export interface ProjectCompareSearch {
  /** Ids of the projects, with commas between them. */
  ids?: string
  /** The project that the others are compared with; the first without it. */
  baseline?: string
  /** A preset such as `24h`, or `from/to` in ISO instants. */
  range?: string
}

/** Reads any address; what it does not know is dropped. */
export function readProjectCompareSearch(raw: Record<string, unknown>): ProjectCompareSearch {
  const [ids, baseline, range] = [text(raw.ids), text(raw.baseline), text(raw.range)]
  return { ...(ids ? { ids } : {}), ...(baseline ? { baseline } : {}), ...(range ? { range } : {}) }
}

/** The projects of an address: each once, as many as can be compared. */
export const idsOf = ({ ids = '' }: ProjectCompareSearch): string[] =>
  [...new Set(ids.split(',').map((id) => id.trim().toLowerCase()))].filter((id) => UUID.test(id)).slice(0, MOST)

/** What is compared: the ticked projects, else the pinned ones and those with most traffic. */
export function toCompare(projects: Pick<ProjectOverview, 'id' | 'pinned' | 'traces'>[], ticked: string[]): string[] {
  if (ticked.length > 0) return ticked
  return [...projects]
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.traces - a.traces)
    .slice(0, CHOSEN)
    .map((project) => project.id)
}
