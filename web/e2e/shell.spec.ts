import { uuid7 } from '../src/lib/uuid7'
import { expect, inspect, look, test } from './kit/test'

const MOST_BYTES = 300 * 1024

test('the shell is small, compressed, and cached by its name', async ({ page, request }) => {
  await page.goto('/default/projects')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const loaded = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter((each) => /\.(js|css)$/.test(new URL(each.name).pathname))
      .map((each) => ({ path: new URL(each.name).pathname, bytes: each.transferSize, whole: each.decodedBodySize })),
  )
  expect(loaded.length).toBeGreaterThan(3)
  expect(loaded.reduce((sum, each) => sum + each.bytes, 0)).toBeLessThan(MOST_BYTES)
  expect(loaded.reduce((sum, each) => sum + each.whole, 0)).toBeGreaterThan(loaded.reduce((sum, each) => sum + each.bytes, 0) * 2)
  const asset = await request.get(loaded.find((each) => each.path.startsWith('/assets/'))!.path)
  expect(asset.headers()['cache-control']).toContain('immutable')
})

test('every page of the menu opens without an error, and Back returns', async ({ page, api }) => {
  const id = await api.project(`menu-${Date.now()}`)
  await page.goto(`/default/projects/${id}/logs`)
  const entries = page.getByRole('navigation', { name: 'Main' }).locator('.grp a')
  await entries.first().waitFor()
  const names = await entries.allInnerTexts()
  expect(names.length).toBeGreaterThan(5)
  for (const [index] of names.entries()) {
    const before = page.url()
    await entries.nth(index).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('This page could not be shown')).toHaveCount(0)
    if (page.url() !== before) {
      await page.goBack()
      await expect.poll(() => page.url()).toBe(before)
    }
  }
})

test('G and a letter lead to a page from everywhere, and the sheet of keys says so', async ({ page, api }) => {
  const id = await api.project(`go-${Date.now()}`)
  await page.goto(`/default/projects/${id}/alerts`)
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  for (const [key, path] of [['e', 'experiments'], ['d', 'dashboards'], ['p', 'prompts'], ['a', 'annotation-queues'], ['l', 'logs']] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`${id}/${path}`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  // The head of Logs is drawn before its sheet listens.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toContainText('Prompts', { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  // Also where a page has no sheet of its own.
  await page.goto(`/default/projects/${id}/alerts`)
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toContainText('Search and filter')
  await page.keyboard.press('Escape')
  // In a field they are letters.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').pressSequentially('ge')
  await expect(page.getByRole('combobox')).toHaveValue('ge')
  await expect(page).toHaveURL(new RegExp(`${id}/alerts`))
})

// A browser opens six connections to a server: what stays open must leave room for more windows.
test('a page holds one stream of events, whichever page it is and whichever it came from', async ({ page, api }) => {
  await page.addInitScript(() => {
    const open = new Set<EventSource>()
    Object.assign(window, { streams: () => [...open].filter((each) => each.readyState !== EventSource.CLOSED).map((each) => new URL(each.url).pathname) })
    const Native = window.EventSource
    window.EventSource = class extends Native {
      constructor(address: string | URL) {
        super(address)
        open.add(this)
      }
    }
  })
  const held = () => page.evaluate(() => (window as unknown as { streams: () => string[] }).streams())
  const name = `streams-${Date.now()}`
  const id = await api.project(name)
  await api.post('/traces', { id: uuid7(), project_name: name, name: 'answer', start_time: new Date().toISOString() })
  const ofProject = [`/api/v1/private/projects/${id}/events`]
  await page.goto(`/default/projects/${id}/logs`)
  await expect.poll(held).toEqual(ofProject)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/dashboards/)
  await expect.poll(held).toHaveLength(1)
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/logs/)
  await expect.poll(held).toEqual(ofProject)
  await page.goto('/default/projects')
  await expect.poll(held).toEqual(['/api/v1/private/events'])
})

test('the beginning of a workspace, by any of its addresses, is the project that was looked at last', async ({ page, api }) => {
  const id = await api.project(`last-${Date.now()}`)
  await page.goto(`/default/projects/${id}/alerts`)
  await expect(page.getByRole('button', { name: /last-/ })).toBeVisible()
  for (const address of ['/', '/default', '/default/home', `/default/projects/${id}/home`]) {
    await page.goto(address)
    await expect(page, address).toHaveURL(new RegExp(`/default/projects/${id}/logs`))
  }
})

test('links that the official clients print lead to a page', async ({ page, api, baseURL }) => {
  const name = `printed-${Date.now()}`
  const id = await api.project(name)
  await api.post('/datasets', { name, project_id: id })
  const dataset = await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: name, project_name: name })
  const path = Buffer.from(`${baseURL}/api`).toString('base64')
  await page.goto(`/api/v1/session/redirect/datasets/?dataset_id=${dataset.id}&path=${encodeURIComponent(path)}`)
  await expect(page).toHaveURL(new RegExp(`/default/projects/${id}/datasets/${dataset.id}/items`))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('a page that is not there has the menu of every page, on a phone too', async ({ page, api }) => {
  const id = await api.project(`nowhere-${Date.now()}`)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const address of ['/default/no-such-page', `/default/projects/${id}/prompts/019a6c1e-7d40-7000-8000-000000000000`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.locator('header.top')).toHaveCount(1)
    await page.getByRole('button', { name: 'Open navigation' }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Preferences' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
  }
  await inspect(page)
})

test('the way to the dashboards of the workspace, and from there back to the project', async ({ page, api }) => {
  const name = `way-${Date.now()}`
  const id = await api.project(name)
  await page.goto(`/default/projects/${id}/alerts`)
  const menu = page.getByRole('navigation', { name: 'Main' })
  await expect(page.getByRole('button', { name })).toBeVisible()
  await expect(menu.getByRole('link', { name: `Back to ${name}` })).toHaveCount(0)
  await menu.getByRole('link', { name: 'Workspace dashboards' }).click()
  await expect(page).toHaveURL(/\/default\/dashboards$/)
  await menu.getByRole('link', { name: `Back to ${name}` }).click()
  await expect(page).toHaveURL(new RegExp(`${id}/logs`))
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('workspace dash')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/default\/dashboards$/)
})

test('a server that does not answer is said to be away for as long as it is', async ({ page, context }) => {
  await page.goto('/default/configuration')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect(page.locator('.away > *')).toHaveCount(0)
  await context.setOffline(true)
  const mark = page.getByRole('status').filter({ hasText: 'The server does not answer. Trying again' })
  await expect(mark).toBeVisible()
  await look(page, 'server-away')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await expect(page.getByRole('menuitem', { name: 'API of this server' })).toHaveAttribute('href', '/openapi.json')
  await page.keyboard.press('Escape')
  await context.setOffline(false)
  await expect(page.locator('.away > *')).toHaveCount(0)
})
