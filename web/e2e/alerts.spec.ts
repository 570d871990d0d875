import type { Page } from '@playwright/test'
import { Api } from './kit/api'
import { startReceiver, type Receiver } from './kit/receiver'
import { expect, look, test } from './kit/test'
import { seedAlerts } from './seed/alerts'
import { seedTraces, sendTrace, type SeededProject } from './seed/traces'

let project: SeededProject
let receiver: Receiver

const fresh = (what: string) => `${what}-${Date.now()}-${Math.floor(Math.random() * 1e6)}`
const path = (id: string) => `/default/projects/${id}/alerts`
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const firings = (page: Page) => page.getByRole('region', { name: 'Firings' }).first()

test.beforeAll(async ({ baseURL }) => {
  receiver = await startReceiver()
  project = await seedTraces(new Api(baseURL!), fresh('alerts'), 120)
})

test.afterAll(() => receiver.stop())

test('an alert says what is missing, shows what it would have told of, and is kept', async ({ page, api }) => {
  const own = await seedTraces(api, fresh('written'), 60)
  await page.goto(path(own.id))
  await page.getByRole('link', { name: 'New alert' }).first().click()
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Many errors')
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByLabel('Threshold', { exact: true }).fill('0')
  await expect(page.getByText(/Would have told \d+ time/)).toBeVisible()
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect(page).toHaveURL(new RegExp(`${path(own.id)}$`))
  const on = page.getByRole('switch', { name: 'Alert Many errors is on' })
  await expect(on).toBeChecked()
  await on.click()
  await expect(on).not.toBeChecked()
  const { content } = await api.get<{ content: object[] }>(`/projects/${own.id}/alerts`)
  expect(content).toMatchObject([{ name: 'Many errors', enabled: false, triggers: [{ event_type: 'trace:errors' }] }])
})

test('an alert says where it ends and how often it is told; an end beyond its threshold is refused', async ({ page, api }) => {
  const own = await seedTraces(api, fresh('paced'), 60)
  await page.goto(`${path(own.id)}/new`)
  await page.getByLabel('Name', { exact: true }).fill('Errors, patiently')
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByLabel('Threshold', { exact: true }).fill('3')
  await page.getByLabel('Ends below').fill('4')
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect(page.getByText('It ends on the other side of the threshold, or at it.')).toBeVisible()
  await page.getByLabel('Ends below').fill('2')
  await page.getByLabel('Repeats every').selectOption({ label: '1 h' })
  await look(page, 'alert-pace')
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect(page).toHaveURL(new RegExp(`${path(own.id)}$`))
  const stored = async () => (await api.get<{ content: { triggers: { trigger_configs: { config_value: Record<string, string> }[] }[] }[] }>(`/projects/${own.id}/alerts`)).content[0]!.triggers[0]!.trigger_configs[0]!.config_value
  expect(await stored()).toMatchObject({ threshold: '3', end_threshold: '2', repeat: '3600' })

  // What is blank is as it was before anybody said so.
  await row(page, 'Errors, patiently').getByRole('link').first().click()
  await page.getByLabel('Ends below').fill('')
  await page.getByLabel('Repeats every').selectOption('')
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect.poll(async () => Object.keys(await stored()).filter((name) => name === 'end_threshold' || name === 'repeat')).toEqual([])
})

test('the line over the preview is moved by keys and by dragging, and the server counts again', async ({ page }) => {
  await page.goto(`${path(project.id)}/new`)
  const threshold = page.getByLabel('Threshold', { exact: true })
  await threshold.fill('2')
  const line = page.getByRole('slider', { name: 'Threshold line' })
  await line.focus()
  await page.keyboard.press('PageUp')
  await expect(threshold).not.toHaveValue('2')
  const before = await threshold.inputValue()
  const box = (await line.boundingBox())!
  await page.mouse.move(box.x + 100, box.y)
  await page.mouse.down()
  await page.mouse.move(box.x + 100, box.y + 40, { steps: 4 })
  await page.mouse.up()
  await expect(threshold).not.toHaveValue(before)
  expect(Number(await threshold.inputValue())).toBeLessThan(Number(before))
  await page.getByRole('button', { name: /^at .*: \d+$/ }).first().click()
  await expect(page.getByText(/Would (not )?have told/)).toBeVisible()
})

test('an alert fires, is acknowledged with a note and muted, and both are taken back', async ({ page, api }) => {
  const own = await seedTraces(api, fresh('fired'), 60)
  await seedAlerts(api, own.id, receiver.url)
  await page.goto(path(own.id))
  for (let count = 0; count < 5; count++) await sendTrace(api, own.name, 'refund', { error_info: { exception_type: 'RefundTimeout', message: 'no answer', traceback: 'Refund.cs:12' } })
  // It is told by an event, without another visit.
  await expect(row(page, 'Errors above 3')).toContainText('firing', { timeout: 30_000 })
  await expect(page.getByRole('navigation').getByRole('link', { name: /^Alerts/ })).toContainText(/\d+ firing/)
  await page.getByRole('link', { name: /Errors above 3/ }).click()
  await expect(firings(page).getByRole('button', { name: '1 sent' })).toBeVisible({ timeout: 30_000 })
  await look(page, 'alerts')
  await firings(page).getByRole('button', { name: '1 sent' }).click()
  await expect(page.getByRole('dialog', { name: 'Messages of this firing' })).toContainText('sent, 200')
  await page.keyboard.press('Escape')

  await firings(page).getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Note').fill('bad deploy')
  await page.keyboard.press('Enter')
  await expect(firings(page)).toContainText('bad deploy')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(firings(page)).toContainText('by nobody yet')

  await firings(page).getByRole('button', { name: 'Mute' }).click()
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click()
  await expect(row(page, 'Errors above 3')).toContainText('muted')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(row(page, 'Errors above 3')).toContainText('firing')
  expect(receiver.bodies.some((body) => body.includes('Errors above 3'))).toBe(true)

  // The menu of the panel: once more under another name, muted, and gone.
  const menu = page.getByRole('button', { name: 'More of this alert' })
  await menu.click()
  await page.getByRole('menuitem', { name: /For good/ }).click()
  await expect(row(page, 'Errors above 3')).toContainText('muted')
  await menu.click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Errors above 3 a day, copy')
  await page.getByRole('button', { name: 'Save alert' }).click()
  await page.getByRole('link', { name: /Errors above 3 a day, copy/ }).click()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete alert' }).click()
  await expect(row(page, 'Errors above 3 a day, copy')).toHaveCount(0)
  await expect(row(page, 'Errors above 3')).toHaveCount(1)
})

test('alerts are shown by how they stand; the choice is in the address and Back undoes it', async ({ page, api }) => {
  const own = await seedTraces(api, fresh('shown'), 30)
  await seedAlerts(api, own.id, receiver.url)
  const muted = (await api.get<{ content: { id: string; name: string }[] }>(`/projects/${own.id}/alerts`)).content.find((each) => each.name === 'Cost above $25 an hour')!
  await api.put(`/alerts/${muted.id}/mute`, { until: null })
  await page.goto(path(own.id))
  await expect(row(page, 'Guardrail hit')).toContainText('never fired')
  await page.getByRole('link', { name: /^Muted 1/ }).click()
  await expect(page).toHaveURL(/state=muted/)
  await expect(row(page, 'Cost above')).toContainText('for good')
  await expect(row(page, 'Guardrail hit')).toBeHidden()
  await page.goBack()
  await expect(row(page, 'Guardrail hit')).toBeVisible()
  await row(page, 'Guardrail hit').getByRole('link').click({ button: 'middle' })
  await expect(page).toHaveURL(new RegExp(`${path(own.id)}$`))
})

test('a test of the destination tells the answer and how long it took', async ({ page }) => {
  const other = await startReceiver()
  await page.goto(`${path(project.id)}/new`)
  await page.getByLabel('Address').fill(other.url)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText(/Delivered in .*ms/)).toBeVisible()
  await expect(page.getByText(/Answer 200/)).toBeVisible()
  other.answer(401)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('Not delivered.')).toBeVisible()
  await expect(page.getByText(/status 401, after/)).toBeVisible()
  await look(page, 'alert')
  await other.stop()
})

test('several thresholds that must all be met, headers of the webhook, and an example of what is sent', async ({ page, api }) => {
  const own = await seedTraces(api, fresh('several'), 30)
  await page.goto(`${path(own.id)}/new`)
  await page.getByLabel('Name', { exact: true }).fill('Slow and slower')
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByRole('combobox', { name: 'Condition 1' }).selectOption('trace_latency_p50')
  await page.getByLabel('Threshold', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'and…' }).click()
  const second = page.getByRole('group', { name: 'Threshold 2 of condition 1' })
  await second.getByLabel('Measure 2 of condition 1').selectOption('trace_latency_p99')
  await second.getByLabel('Threshold', { exact: true }).fill('30')
  // Each is measured: how often it would have held by itself, and when both would have.
  const also = page.getByRole('list', { name: 'Thresholds that must be met too' }).getByRole('listitem')
  await expect(also).toContainText(/p99 latency of traces above 30.*never met/)
  await expect(page.getByText('Would not have told')).toBeVisible()
  await second.getByLabel('Threshold', { exact: true }).fill('0.001')
  await expect(also).toContainText(/above .*met \d+ times? by itself/)
  await second.getByLabel('Threshold', { exact: true }).fill('30')
  await expect(also).toContainText('never met')
  await page.getByRole('button', { name: 'or…' }).click()
  const headers = page.getByRole('group', { name: 'Headers' })
  await headers.getByRole('button', { name: 'Add a line' }).click()
  await headers.getByLabel('Name 1 of Headers').fill('X-Team')
  await headers.getByLabel('Value 1 of Headers').fill('refunds')
  await page.getByText('Example of what is sent').click()
  await expect(page.locator('.aexample pre')).toContainText('"payload"')
  await look(page, 'alert-several')
  await page.getByRole('button', { name: 'Save alert' }).click()
  await expect(row(page, 'Slow and slower')).toContainText(/p50.* above 3.* and .*p99.* above 30/i)
  const { content } = await api.get<{ content: { webhook: object; triggers: { event_type: string; trigger_configs: { group_index?: number; config_value: { measure?: string } }[] }[] }[] }>(`/projects/${own.id}/alerts`)
  expect(content[0]!.webhook).toMatchObject({ headers: { 'X-Team': 'refunds' } })
  const slow = content[0]!.triggers.find((each) => each.event_type === 'trace:latency')!
  expect(slow.trigger_configs.map(({ group_index, config_value }) => [group_index, config_value.measure])).toEqual([
    [0, 'p50'],
    [0, 'p99'],
  ])
})
