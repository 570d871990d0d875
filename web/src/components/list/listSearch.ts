import type { Filter } from '../../api/types'
import { groupOf } from '../../lib/filterGroups'

/** What the address of a list page says: the same words on every page. */
export interface ListSearch {
  search?: string
  filters?: Filter[]
  /** `field` ascending or `-field` descending. */
  sort?: string
  /** The id of the row whose panel is open. */
  open?: string
  /** The id of a saved view. */
  view?: string
  /** Nothing else in the address means nothing, not the view as it was saved. */
  edited?: boolean
}

/** Reads any address; what it does not know is dropped. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  return compact({ search: text(raw.search), filters: readFilters(raw.filters), sort: text(raw.sort), open: text(raw.open), view: text(raw.view), edited: raw.edited === true || undefined })
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined
  return typeof value === 'number' ? String(value) : undefined
}

/** Filters as JSON, or as the router has already read them. */
export function readFilters(value: unknown): Filter[] | undefined {
  let list = value
  if (typeof value === 'string') {
    try {
      list = JSON.parse(value)
    } catch {
      return undefined
    }
  }
  if (!Array.isArray(list)) return undefined
  const filters = list.flatMap((each: unknown) => readPart(each))
  return filters.length > 0 ? filters : undefined
}

type Raw = Partial<Omit<Filter, 'any'>> & { any?: unknown; all?: unknown }

/** A condition, or a group as the wire has it (`{"any":[…,{"all":[…]}]}`) or as the page does. */
function readPart(value: unknown): Filter[] {
  const raw = value as Raw | null
  if (Array.isArray(raw?.any)) {
    const group = groupOf(raw.any.map((each: unknown) => alternative(each)))
    return group ? [group] : []
  }
  return readCondition(raw)
}

function alternative(value: unknown): Filter[] {
  const list: unknown = Array.isArray(value) ? value : ((value as Raw | null)?.all ?? [value])
  return Array.isArray(list) ? list.flatMap((each: unknown) => readCondition(each as Raw | null)) : []
}

const readCondition = (raw: Raw | null): Filter[] =>
  raw && typeof raw.field === 'string' && raw.field !== '' && typeof raw.operator === 'string'
    ? [{ field: raw.field, operator: raw.operator, ...(raw.key ? { key: String(raw.key) } : {}), value: String(raw.value ?? '') }]
    : []

export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

/** The wire form of `sort`. */
export function sortingParam(sort: string | undefined): string | undefined {
  if (!sort) return undefined
  const down = sort.startsWith('-')
  return JSON.stringify([{ field: down ? sort.slice(1) : sort, direction: down ? 'DESC' : 'ASC' }])
}
