import { Api } from './kit/api'
import { expect, inspect, look, test } from './kit/test'
import { NOBODY } from './states/seed'
import { seedTraces, sendTrace } from './seed/traces'

const mark = `versus-${Math.random().toString(36).slice(2, 8)}`
const ids: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  ids.push((await seedTraces(api, `${mark}-busy`, 40)).id)
  ids.push((await seedTraces(api, `${mark}-calm`, 20, 1)).id)
  await sendTrace(api, `${mark}-broken`, 'fails', { error_info: { exception_type: 'Timeout', traceback: 'at step' } })
  ids.push(await api.project(`${mark}-broken`))
})
test.afterAll(async ({ baseURL }) => {
  await new Api(baseURL!).post('/projects/delete', { ids })
})

test('ticked projects are compared with the first, and the baseline can be another', async ({ page }) => {
  await page.goto(`/default/projects?search=${mark}&sort=name`)
  await expect(page.locator('tr[data-row-id]')).toHaveCount(3)
  const boxes = page.locator('tr[data-row-id]').getByRole('checkbox')
  await boxes.nth(1).click()
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Compare' })).toBeDisabled()
  await boxes.nth(0).click()
  await page.getByRole('toolbar').getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/compare\\?ids=${ids[0]}`))
  await expect(page.getByRole('heading', { level: 1, name: 'Compare projects' })).toBeVisible()

  const head = page.getByRole('region', { name: 'Figures' }).getByRole('columnheader')
  await expect(head.nth(1)).toContainText('Baseline')
  const errors = page.getByRole('row', { name: /^Errors/ })
  await expect(errors.getByRole('cell').filter({ hasText: 'best' })).toHaveCount(1)
  await expect(errors.getByRole('cell').filter({ hasText: 'pp' })).toHaveCount(1)
  await page.getByRole('button', { name: /Set as baseline/ }).click()
  await expect(page).toHaveURL(/baseline=/)
  await expect(head.nth(2)).toContainText('Baseline')
  await page.goBack()
  await expect(head.nth(1)).toContainText('Baseline')
  await look(page, 'project-compare')
})

test('a point of a chart leads to the logs of its project and time', async ({ page }) => {
  await page.goto(`/default/projects/compare?ids=${ids.join(',')}`)
  const chart = page.getByRole('figure', { name: 'Error rate' })
  await expect(chart).toBeVisible()
  await expect(chart.getByRole('table')).toContainText('100')
  await chart.getByRole('button').focus()
  await page.keyboard.press('End')
  await expect(chart.getByRole('status')).toContainText(`${mark}-broken 100`)
  await page.keyboard.press('Enter')
  const link = page.getByRole('menuitem', { name: new RegExp(`${mark}-broken`) })
  await expect(link).toBeVisible()
  await inspect(page)
  await link.click()
  await expect(page).toHaveURL(new RegExp(`${ids[2]}/logs`))
  await expect(page).toHaveURL(/range=/)
  await expect(page.getByRole('link', { name: 'fails' }).first()).toBeVisible()
})

test('projects are taken out, and those that are gone are said to be', async ({ page }) => {
  await page.goto(`/default/projects/compare?ids=${[...ids, NOBODY].join(',')}`)
  await expect(page.getByText('1 project of this address is not here any more.')).toBeVisible()
  await page.getByRole('button', { name: `Take ${mark}-broken out of the comparison` }).click()
  await expect(page).not.toHaveURL(new RegExp(ids[2]!))
  await expect(page.getByRole('region', { name: 'Figures' }).getByRole('columnheader')).toHaveCount(3)
  await page.goto(`/default/projects/compare?ids=${ids[0]}`)
  await expect(page.getByText('Choose two to six projects')).toBeVisible()
})

test('a server that fails is said to, and asked again', async ({ page }) => {
  let failing = true
  await page.route('**/projects/overview*', (route) => (failing ? route.fulfill({ status: 400, json: { code: 400, message: 'broken on purpose' } }) : route.continue()))
  await page.goto(`/default/projects/compare?ids=${ids.join(',')}`)
  await expect(page.getByText('The projects could not be compared.')).toBeVisible()
  failing = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Figures' }).getByRole('columnheader')).toHaveCount(4)
})
