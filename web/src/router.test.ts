import { expect, test } from 'vitest'
import { PAGES } from '../e2e/states/pages'
import { REDIRECTS } from '../e2e/states/redirects'
import { routeTree } from './router'

interface Node {
  options?: unknown
  children?: unknown
}

/** Paths of a route and all below it; a route that only frames others has none of its own. */
function pathsOf(route: Node, above = ''): string[] {
  const { path = '' } = (route.options ?? {}) as { path?: string }
  const whole = `${above}${path}`.replace(/\/$/, '') || '/'
  const below = (Object.values(route.children ?? {}) as Node[]).flatMap((each) => pathsOf(each, whole === '/' ? '' : whole))
  return below.length > 0 ? below : [whole]
}

/** Shown by a test of its own: agents.spec. */
const OUTSIDE = ['/pair/v1']

test('every route of the router is a row of the page tests, so that no page is without a test of its states', () => {
  const rows = [...PAGES, ...REDIRECTS].map((each) => each.route)
  expect([...new Set([...rows, ...OUTSIDE])].sort()).toEqual([...new Set(pathsOf(routeTree))].sort())
})
