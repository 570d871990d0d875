import type { Seeded } from './seed'

export interface PageRow {
  /** Of the router. */
  route: string
  name: string
  /** Its address, with data. */
  at: (seeded: Seeded) => string
  /** What stands on it once its data is there. */
  shows: string | RegExp
  /** Its address where there is nothing yet, with what it then says; requests that are answered with no rows, where all projects share the list. */
  bare?: { at: (seeded: Seeded) => string; says: string | RegExp; none?: RegExp }
  /** Its address with an id that nobody has, and what it then says; `beside`: in a panel, whose button closes it. */
  gone?: { at: (seeded: Seeded) => string; says: string | RegExp; beside?: boolean }
  /** A part of it moves when a later answer adds to it; so much at most. */
  moves?: number
  /** A part that may well be without anything while the page has data. */
  mayLack?: RegExp
}

const PROJECT = '/$workspace/projects/$projectId'

/** A page of a project: `path` below it as the router and as the address have it. */
export const ofProject = (path: string, name: string, at: (seeded: Seeded) => string, rest: Omit<PageRow, 'route' | 'name' | 'at'>): PageRow => ({
  route: PROJECT + path,
  name,
  at: (seeded) => `/default/projects/${seeded.project}${at(seeded)}`,
  ...rest,
})

export const below = (path: (seeded: Seeded) => string, says: string | RegExp) => ({ at: (seeded: Seeded) => `/default/projects/${seeded.project}${path(seeded)}`, says })
/** In the project that has nothing. */
export const bare = (path: string, says: string | RegExp) => ({ at: (seeded: Seeded) => `/default/projects/${seeded.bare}${path}`, says })
