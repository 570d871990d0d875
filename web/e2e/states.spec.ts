import type { Page } from '@playwright/test'
import { expect, inspect, look, test } from './kit/test'

// Each page of the menu without rows, while they are on their way, and when the server fails.
const PAGES = [
  'logs',
  'logs?logsType=threads',
  'logs?logsType=spans',
  'dashboards',
  'alerts',
  'prompts',
  'playground',
  'agent-playground',
  'experiments',
  'datasets',
  'test-suites',
  'online-evaluation',
  'annotation-queues',
  'optimizations',
]
const API = '**/api/v1/private/**'
const title = (page: Page) => page.getByRole('heading', { level: 1 })

for (const path of PAGES) {
  const name = path.replace(/\W+/g, '-')

  test(`${path}: without anything there it teaches; light, dark and on a phone`, async ({ page, api }) => {
    const id = await api.project(`empty-${name}-${Date.now()}`)
    await page.goto(`/default/projects/${id}/${path}`)
    await expect(title(page)).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await look(page, `empty-${name}`)
  })

  test(`${path}: while the server is slow it does not say that there is nothing`, async ({ page, api }) => {
    const id = await api.project(`slow-${name}-${Date.now()}`)
    const held = holder()
    await page.route(API, async (route) => {
      if (!/private\/projects\/[0-9a-f-]{36}$/.test(new URL(route.request().url()).pathname)) await held.until
      await route.fallback()
    })
    await page.goto(`/default/projects/${id}/${path}`, { waitUntil: 'commit' })
    await expect(title(page)).toBeVisible()
    await page.waitForTimeout(400) // skeletons appear after 200 ms
    await expect(page.locator('.empty-page, .state')).toHaveCount(0)
    await inspect(page)
    held.release()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  })

  test(`${path}: when the server fails it says so, and a second try brings it back`, async ({ page, api }) => {
    const id = await api.project(`failing-${name}-${Date.now()}`)
    let fails = true
    await page.route(API, async (route) => {
      if (fails && route.request().method() !== 'PUT' && !/private\/projects\/[0-9a-f-]{36}$/.test(new URL(route.request().url()).pathname))
        await route.fulfill({ status: 500, contentType: 'application/json', body: '{"errors":["The disk is full"]}' })
      else await route.fallback()
    })
    await page.goto(`/default/projects/${id}/${path}`)
    await expect(title(page)).toBeVisible()
    await expect(page.getByText('The disk is full').first()).toBeVisible()
    await inspect(page)
    fails = false
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(page.getByText('The disk is full')).toHaveCount(0)
  })
}

/** A gate that requests wait at. */
function holder(): { until: Promise<void>; release: () => void } {
  let release = () => undefined as void
  const until = new Promise<void>((done) => {
    release = done
  })
  return { until, release }
}
