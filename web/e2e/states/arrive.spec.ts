import { expect, look } from '../kit/test'
import { API, holder, settled, watch } from '../kit/watch'
import { PAGES } from './pages'
import { test } from './seed'

/** As the web vitals have it, 0.1 is good; nothing here should be seen to move at all. */
const MOST_SHIFT = 0.02
const WIDTHS = [768, 1024]
/** Every size and theme takes three times as long: by name (`OPIK_E2E_STATES=1`), before a page is called done. */
const ALL = process.env.OPIK_E2E_STATES !== undefined

for (const row of PAGES)
  test(`${row.name}: slow, it neither says that there is nothing nor moves`, async ({ page, seeded }) => {
    const seen = await watch(page)
    const held = holder()
    await page.route(API, async (route) => {
      await held.until
      await route.fallback()
    })
    await page.goto(row.at(seeded), { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForTimeout(300) // skeletons appear after 200 ms
    expect((await seen()).nothing).toEqual([])
    held.release()
    await expect(page.getByText(row.shows).filter({ visible: true }).first()).toBeVisible()
    await expect(page.locator('[aria-busy=true]').filter({ visible: true })).toHaveCount(0)
    await settled(page)
    const { shift, moved, nothing } = await seen()
    expect.soft(nothing.filter((each) => !row.mayLack?.test(each))).toEqual([])
    expect.soft(shift, moved.join('\n')).toBeLessThan(row.moves ?? MOST_SHIFT)
    await look(page, row.name, ALL ? undefined : ['light'])
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
    }
  })

for (const row of PAGES) {
  if (!row.bare) continue
  const { at, says, none } = row.bare
  test(`${row.name}: with nothing there yet it says what it is for`, async ({ page, seeded }) => {
    if (none)
      await page.route(API, async (route) => {
        if (route.request().method() === 'GET' && none.test(new URL(route.request().url()).pathname)) await route.fulfill({ json: { page: 1, size: 0, total: 0, content: [] } })
        else await route.fallback()
      })
    await page.goto(at(seeded))
    await expect(page.locator('#page').getByText(says).filter({ visible: true }).first()).toBeVisible()
    await expect(page.locator('[aria-busy=true]').filter({ visible: true })).toHaveCount(0)
    await look(page, `${row.name}-bare`, ALL ? ['light', 'phone'] : ['phone'])
  })
}
