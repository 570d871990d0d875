import type { Page } from '@playwright/test'
import { uuid7 } from '../src/lib/uuid7'
import { expect, test } from './kit/test'

interface Scored {
  feedback_scores?: { name: string; value: number; reason?: string }[]
}

/** What has the focus, by its name. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Tab, or Shift and Tab, until something of this name has the focus; it must come within a few steps. */
async function tabTo(page: Page, name: RegExp, key = 'Tab', most = 12): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press(key)
  }
  expect(await focused(page)).toMatch(name)
}

test('from the list of projects to a saved score with a reason, by keyboard alone; Escape leads back to the row', async ({ page, api }) => {
  const name = `keys-${Date.now()}`
  const id = await api.project(name)
  const score = `keys ${Date.now()}`
  await api.post('/feedback-definitions', { name: score, type: 'numerical', details: { min: 0, max: 1 } })
  const traces = ['first', 'second', 'third'].map((each, place) => ({
    id: uuid7(Date.now() + place),
    project_name: name,
    name: each,
    start_time: new Date(Date.now() + place).toISOString(),
    input: { question: each },
  }))
  await api.post('/traces/batch', { traces })

  // The first key leads past the menu; the palette to the project.
  await page.goto('/default/projects')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(/skip/i)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${id}/logs`))
  await expect(page.getByText('second').first()).toBeVisible()

  // Newest first: the second row is `second`.
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`trace=${traces[1]!.id}`))
  await expect(page.getByTestId('span-detail')).toBeVisible()
  await page.keyboard.press('a')
  const row = page.getByTestId(`annotate-score-row-${score}`)
  await expect(row).toBeVisible()
  await tabTo(page, new RegExp(score))
  await page.keyboard.press('ArrowRight')
  await expect(row.getByRole('status')).toHaveText('Saved')
  await tabTo(page, /reason/i, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(row.getByRole('textbox', { name: 'Reason for' })).toBeFocused()
  await page.keyboard.type('Names no row.')
  await expect.poll(async () => (await api.get<Scored>(`/traces/${traces[1]!.id}`)).feedback_scores?.find((each) => each.name === score)?.reason).toBe('Names no row.')

  // Out of the field and the form, then out of the trace.
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/trace=/)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`trace=${traces[0]!.id}`))
})
