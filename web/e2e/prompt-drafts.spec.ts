import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedPrompt } from './seed/prompts'

let name: string
let library: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `drafts-${Date.now()}`
  library = `/default/projects/${await api.project(name)}/prompts`
})

interface KeptDraft {
  revision: number
  content?: { template: string; change_description?: string; base_version_id?: string }
}

test('what is typed is a draft on top of the versions: compared, seen by others, discarded and brought back, and gone once it is a version', async ({ page, api, context }) => {
  const own = await seedPrompt(api, name, `drafted-${Date.now()}`, 0, 3)
  const kept = () => api.get<KeptDraft>(`/prompts/${own.id}/draft`)
  await page.goto(`${library}/${own.id}`)
  const entry = page.getByTestId('version-draft')
  await expect(page.getByTestId('version-history-item-v3')).toBeVisible()
  await expect(entry).toHaveCount(0)
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Text of message 1' }).fill('Greet in five words.')
  await page.getByRole('textbox', { name: 'What changed' }).fill('Shorter greeting')
  await expect(entry).toContainText('v4')
  await expect(entry).toContainText('draft')
  await expect(entry).toContainText('Shorter greeting')
  await expect.poll(async () => (await kept()).content?.change_description).toBe('Shorter greeting')
  expect((await kept()).content?.base_version_id).toBe(own.versions[2]!.id)

  const other = await context.newPage()
  await other.goto(`${library}/${own.id}?tab=diff`)
  await other.getByTestId('version-draft').getByRole('link', { name: 'v4' }).click()
  await expect(other.getByRole('button', { name: 'Compare to: v4 draft' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Compare from: v3' })).toBeVisible()
  await expect(other.locator('.dl.added', { hasText: 'Greet in five words' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Text of message 1' }).fill('Greet in four words.')
  await expect(other.locator('.dl.added', { hasText: 'Greet in four words' })).toBeVisible()
  await look(other, 'prompt-draft')
  await other.getByRole('button', { name: /Compare from/ }).click()
  await other.getByRole('listbox').getByRole('option', { name: /v1/ }).click()
  await expect(other.getByRole('button', { name: 'Compare to: v4 draft' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Compare from: v1' })).toBeVisible()
  await other.close()

  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(entry).toHaveCount(0)
  await expect.poll(async () => (await kept()).content).toBeUndefined()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entry).toBeVisible()
  await expect.poll(async () => (await kept()).content?.template).toContain('four words')
  await entry.getByRole('link', { name: 'v4' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of message 1' })).toContainText('Greet in four words.')
  expect((await api.get<{ total: number }>(`/prompts/${own.id}/versions`)).total).toBe(3)

  await page.getByRole('button', { name: 'Save as new version' }).click()
  await expect(page.getByTestId('active-version-label')).toHaveText('v4')
  await expect(entry).toHaveCount(0)
  await expect.poll(async () => (await kept()).content).toBeUndefined()
})

test('of two who type, the second is asked whose words stay', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `both-${Date.now()}`, 0, 1)
  const path = `/prompts/${own.id}/draft`
  const theirs = (template: string, revision: number) => api.put(path, { revision, content: { template: JSON.stringify([{ role: 'system', content: template }]), type: 'mustache', base_version_id: own.versions[0]!.id } })
  const text = page.getByRole('textbox', { name: 'Text of message 1' })
  // This page is told of nothing, as one whose network is slow: it types over what it has seen.
  await page.route('**/v1/private/events*', (route) => route.abort())
  await page.goto(`${library}/${own.id}?edit=true`)
  await expect(text).toContainText('concierge')
  await theirs('Theirs first.', 0)
  await text.fill('Mine.')
  const asked = page.getByRole('alert').filter({ hasText: 'changed the draft' })
  await expect(asked).toBeVisible()
  await look(page, 'prompt-conflict', ['light', 'phone'])
  await asked.getByRole('button', { name: 'Keep mine' }).click()
  await expect(asked).toHaveCount(0)
  await expect.poll(async () => (await api.get<KeptDraft>(path)).content?.template).toContain('Mine.')

  await theirs('Theirs again.', (await api.get<KeptDraft>(path)).revision)
  await text.fill('Mine again.')
  await asked.getByRole('button', { name: 'Show theirs' }).click()
  await expect(text).toContainText('Theirs again.')
  await page.getByRole('button', { name: 'Bring back mine' }).click()
  await expect(text).toContainText('Mine again.')
  await expect.poll(async () => (await api.get<KeptDraft>(path)).content?.template).toContain('Mine again.')
})

test('a draft that this browser kept before moves to the server, and words typed at the moment of leaving are kept', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `moved-${Date.now()}`, 0, 1)
  const kept = async () => (await api.get<KeptDraft>(`/prompts/${own.id}/draft`)).content
  await page.goto(library)
  const old = { template: JSON.stringify([{ role: 'system', content: 'From this browser.' }]), kind: 'mustache', metadata: '', note: 'Old note' }
  await page.evaluate(([key, draft]) => localStorage.setItem(key!, draft!), [`opik.prompt-draft.${own.id}`, JSON.stringify(old)])
  await page.goto(`${library}/${own.id}`)
  await expect(page.getByTestId('version-draft')).toContainText('Old note')
  await expect.poll(async () => (await kept())?.template).toContain('From this browser.')
  expect(await page.evaluate((key) => localStorage.getItem(key), `opik.prompt-draft.${own.id}`)).toBeNull()

  await page.getByTestId('version-draft').click()
  await page.getByRole('textbox', { name: 'Text of message 1' }).fill('Typed and gone.')
  await page.goto('about:blank')
  await expect.poll(async () => (await kept())?.template).toContain('Typed and gone.')
})

test('a draft is tried in the playground, beside what it began from', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `tried-${Date.now()}`, 0, 2)
  await api.put(`/prompts/${own.id}/draft`, { revision: 0, content: { template: JSON.stringify([{ role: 'system', content: 'Answer in one word.' }]), type: 'mustache', settings: '{"model":"gpt-5-mini","temperature":0.7}', base_version_id: own.versions[0]!.id } })
  await page.goto(`${library}/${own.id}?activeVersionId=draft`)
  await expect(page.getByTestId('active-version-label')).toHaveText('v3 draft')
  await page.getByRole('link', { name: 'Playground' }).last().click()
  await expect(page.getByRole('textbox', { name: 'A, Message 1' })).toContainText('Answer in one word.')
  await expect(page.getByTestId('load-prompt-button')).toContainText('v1')
  await expect(page.getByText('Edited since it was loaded')).toBeAttached()
  await expect(page).not.toHaveURL(/draft=/)
})
