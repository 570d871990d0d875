import { expect, inspect } from '../kit/test'
import { API } from '../kit/watch'
import { PAGES } from './pages'
import { REDIRECTS } from './redirects'
import { NOBODY, test } from './seed'

const REASON = 'The disk is full'
/** By name every page (`OPIK_E2E_STATES=1`), in every run those that list something. */
const ALL = process.env.OPIK_E2E_STATES !== undefined

for (const row of ALL ? PAGES : PAGES.filter((each) => each.bare))
  test(`${row.name}: when the server fails it says so in its words, and one more try brings the page back`, async ({ page, seeded }) => {
    let fails = true
    await page.route(API, async (route) => {
      if (fails) await route.fulfill({ status: 500, json: { errors: [REASON] } })
      else await route.fallback()
    })
    await page.goto(row.at(seeded))
    await expect(page.getByText(REASON).filter({ visible: true }).first()).toBeVisible()
    await inspect(page)
    fails = false
    await page.getByRole('button', { name: 'Try again' }).filter({ visible: true }).first().click()
    await expect(page.getByText(REASON)).toHaveCount(0)
    await expect(page.getByText(row.shows).filter({ visible: true }).first()).toBeVisible()
  })

for (const row of PAGES) {
  if (!row.gone) continue
  const { at, says, beside } = row.gone
  test(`${row.name}: what is not there is said to be so, with a way back`, async ({ page, seeded }) => {
    await page.goto(at(seeded))
    const state = page.locator('.state').filter({ hasText: says })
    await expect(state).toBeVisible()
    await inspect(page)
    const address = page.url()
    if (beside) await page.getByRole('button', { name: /^Close/ }).first().click()
    else await state.locator('a, button:not(:text-is("Try again"))').first().click()
    await expect(page).not.toHaveURL(address)
    await expect(state).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test('a project that nobody has is said to be so on every page of a project', async ({ page, seeded }) => {
  test.slow() // every page in turn
  for (const row of PAGES.filter((each) => each.at(seeded).includes(`/projects/${seeded.project}/`))) {
    await page.goto(row.at(seeded).replace(seeded.project, NOBODY))
    await expect(page.locator('.state').filter({ hasText: 'This project is not here' }), row.name).toBeVisible()
  }
  await inspect(page)
  await page.getByRole('link', { name: 'Go to projects' }).click()
  await expect(page).toHaveURL(/\/default\/projects$/)
})

test('ids of another workspace are in none: every page says that the workspace is not there', async ({ page, seeded }) => {
  test.slow() // every page in turn
  for (const row of PAGES) {
    await page.goto(row.at(seeded).replace('/default', '/elsewhere'))
    await expect(page.locator('.state').filter({ hasText: 'This workspace is not here' }), row.name).toBeVisible()
  }
  await inspect(page)
  await page.getByRole('link', { name: 'Go to projects' }).click()
  await expect(page).toHaveURL(/\/default\/projects$/)
})

for (const { route, from, to, gone } of REDIRECTS) {
  test(`${route} leads on, says when the server fails, and when what it names is not there`, async ({ page, seeded }) => {
    await page.goto(from(seeded))
    await expect(page).toHaveURL((url) => leads(url, to(seeded)))
    if (!gone || !ALL) return
    await page.route(API, (route) => route.fulfill({ status: 500, json: { errors: [REASON] } }))
    await page.goto(from(seeded))
    await expect(page.getByText(REASON).first()).toBeVisible()
    await inspect(page)
    await page.unroute(API)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page).toHaveURL((url) => leads(url, to(seeded)))
    await page.goto(gone)
    await expect(page.locator('.state')).toContainText('This is not here')
    await page.getByRole('link', { name: 'Go to projects' }).click()
    await expect(page).toHaveURL(/\/default\/projects$/)
  })
}

test('an address of no page says so, in a workspace and outside of any, with a way back', async ({ page }) => {
  for (const address of ['/default/no-such-page', '/default/projects/x/y/z', '/a/b/c/d']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing is here' }), address).toBeVisible()
    await inspect(page)
    await page.getByRole('link', { name: 'Go to projects' }).click()
    await expect(page).toHaveURL(/\/default\/projects$/)
  }
})

function leads(url: URL, to: string | RegExp): boolean {
  const address = decodeURIComponent(url.href)
  return typeof to === 'string' ? address.includes(to) : to.test(address)
}
