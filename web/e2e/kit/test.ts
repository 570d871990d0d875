import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test as base, type Page } from '@playwright/test'
import { Api } from './api'
import { settled } from './watch'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** In the page: the server knows no preferences, and takes any. Not by a route, which would turn the cache of the browser off. */
function keepPreferences(): void {
  const real = window.fetch
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.includes('/v1/private/preferences')) return real(input, init)
    const put = init?.method === 'PUT'
    return Promise.resolve(new Response(put ? null : '{"values":{}}', { status: put ? 204 : 200, headers: { 'Content-Type': 'application/json' } }))
  }
}

interface Fixtures {
  api: Api
  /** Whether columns follow the user. All tests are one user, so what one arranges stays in its browser unless that is what it looks at. */
  following: boolean
  alone: undefined
  /** Fails the test when the page logs an error, throws, or asks another host. */
  quiet: undefined
}

export const test = base.extend<Fixtures>({
  api: async ({ baseURL }, give) => {
    await give(new Api(baseURL!))
  },
  following: [false, { option: true }],
  alone: [
    async ({ context, following }, give) => {
      if (!following) await context.addInitScript(keepPreferences)
      await give(undefined)
    },
    { auto: true },
  ],
  quiet: [
    async ({ page, baseURL }, give) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // A refused request is the page's to handle; what it shows for it is the test's to check.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url())) complaints.push(`foreign request: ${request.url()}`)
      })
      await give(undefined)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** No finding of axe-core, and nothing scrolls sideways. */
export async function inspect(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(0)
  await page.evaluate(axe)
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (on: Document, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> }
    }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.map((each) => `${each.impact} ${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
  })
  expect(findings).toEqual([])
}

export type Look = 'light' | 'dark' | 'phone'

const SIZE = { light: [1440, 900], dark: [1440, 900], phone: [390, 844] } as const

/** Looks at a page at every size and theme: inspected, and kept as a picture under `OPIK_SHOTS` where that is set. */
export async function look(page: Page, name: string, looks: Look[] = ['light', 'dark', 'phone']): Promise<void> {
  for (const each of looks) {
    const [width, height] = SIZE[each]
    await page.emulateMedia({ colorScheme: each === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    await settled(page)
    await inspect(page)
    const folder = process.env.OPIK_SHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}${each === 'light' ? '' : `-${each}`}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
