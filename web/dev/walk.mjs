// Walks through the pages with keyboard and mouse and checks what they promise: node dev/walk.mjs [base address]
// Needs the made-up data: `npx vite preview --port 5199`.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const base = process.argv[2] ?? 'http://127.0.0.1:5199'
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
})
const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
})
const page = await context.newPage()
const complaints = []
page.setDefaultTimeout(8000)
page.on('pageerror', (error) => complaints.push(String(error)))
let done = 0
const step = async (what, action) => {
    try {
        await action()
        console.log('ok   ', what)
        done++
    } catch (error) {
        console.log('FAIL ', what, '\n      ', String(error.message).split('\n').slice(0, 6).join('\n       '))
        process.exitCode = 1
    }
}
const search = () => new URL(page.url()).searchParams
const rows = () => page.locator('tbody tr[data-row-id]')

await step('a project opens from the list by its name', async () => {
    await page.goto(`${base}/`)
    await page.waitForURL('**/default/projects')
    await page.getByRole('link', { name: 'concierge', exact: true }).click()
    await page.waitForURL('**/logs')
    await page.getByRole('grid').waitFor()
    await rows().first().waitFor()
})
const logs = page.url()

await step('the table says how long it is and draws only what is in view', async () => {
    assert.ok(Number(await page.getByRole('grid').getAttribute('aria-rowcount')) > 4000)
    assert.ok((await rows().count()) < 60)
})

await step('J and Enter open a row, the tree follows, Esc returns', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = await rows().nth(1).getAttribute('data-row-id')
    const began = Date.now()
    await page.keyboard.press('Enter')
    await page.getByTestId('trace-panel').waitFor()
    console.log(`       panel after ${Date.now() - began} ms`)
    assert.equal(search().get('trace'), second)
    await page.getByTestId('trace-tree-node-compose_answer').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('grid').waitFor()
    assert.equal(search().get('trace'), null)
})

await step('J moves the open trace, Back leaves the panel in one step', async () => {
    await rows().nth(0).click()
    await page.getByTestId('trace-panel').waitFor()
    const first = search().get('trace')
    await page.keyboard.press('j')
    await page.waitForFunction((before) => new URL(location.href).searchParams.get('trace') !== before, first)
    await page.goBack()
    await page.getByRole('grid').waitFor()
})

await step('E walks the errors, the failed span shows its stack', async () => {
    await page.locator('tr', { hasText: 'RefundTimeout' }).first().click()
    await page.getByTestId('trace-tree-node-issue_refund').first().waitFor()
    await page.keyboard.press('e')
    await page.getByTestId('error-callout').getByText('RefundClient.IssueAsync').waitFor()
    assert.equal(await page.locator('[role=treeitem][aria-selected=true]').getAttribute('data-testid'), 'trace-tree-node-issue_refund')
})

await step('arrow keys move and fold inside the tree', async () => {
    await page.getByTestId('trace-tree-node-plan').click()
    await page.getByRole('tree').focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByTestId('trace-tree-node-gpt-5-mini').waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await page.getByTestId('trace-tree-node-gpt-5-mini').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('tab', { name: /Messages/ }).waitFor()
})

await step('the address of a span opens that span', async () => {
    const address = page.url()
    await page.goto(address)
    await page.getByRole('heading', { name: 'gpt-5-mini' }).waitFor()
    await page.goto(address.replace('/default/', '/opik/default/').replace('/logs', '/traces'))
    await page.getByRole('heading', { name: 'gpt-5-mini' }).waitFor()
    assert.match(page.url(), /\/opik\/default\/projects\/[^/]+\/logs\?/)
})

await step('links that SDKs print lead to the project', async () => {
    await page.goto(`${base}/default/redirect/projects?name=docs-rag`)
    await page.waitForURL('**/logs*')
    await page.getByRole('button', { name: 'docs-rag' }).waitFor()
})

await step('text narrows the list, and Back does not walk through letters', async () => {
    await page.goto(logs)
    await rows().first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('voucher', { delay: 30 })
    await page.waitForFunction(() => new URL(location.href).searchParams.get('search') === 'voucher')
    await page.waitForFunction(() =>
        [...document.querySelectorAll('tbody tr[data-row-id]')].every((row) => /voucher/i.test(row.textContent)),
    )
})

await step('a typed filter becomes a chip, and Back takes it away', async () => {
    await page.getByTestId('search-input').fill('duration > 10s')
    await page.keyboard.press('Enter')
    await page.locator('.chip .v', { hasText: '10' }).waitFor()
    assert.deepEqual(JSON.parse(search().get('filters')), [{ field: 'duration', operator: '>', value: '10000' }])
    await page.goBack()
    await page.locator('.chip .v').waitFor({ state: 'detached' })
})

await step('a field is suggested while typing and completed by key', async () => {
    await page.goto(logs)
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('dur', { delay: 30 })
    await page.getByRole('option', { name: /Duration/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type('10s')
    await page.waitForTimeout(400)
    assert.equal(await page.getByTestId('search-input').inputValue(), 'duration > 10s')
    await page.keyboard.press('Enter')
    await page.locator('.chip .v', { hasText: '10' }).waitFor()
})

await step('new rows wait behind the strip until asked for', async () => {
    await page.goto(logs)
    await rows().first().waitFor()
    const top = await rows().first().getAttribute('data-row-id')
    await page.locator('.newrows').waitFor({ timeout: 10_000 })
    assert.equal(await rows().first().getAttribute('data-row-id'), top)
    await page.keyboard.press('.')
    await page.waitForFunction((before) => document.querySelector('tbody tr[data-row-id]')?.getAttribute('data-row-id') !== before, top)
})

await step('the end of a long list is one drag away', async () => {
    await page.locator('.tw').evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await page.waitForFunction(() => {
        const total = document.querySelector('[role=grid]').getAttribute('aria-rowcount')
        return [...document.querySelectorAll('tbody tr[data-row-id]')].at(-1)?.getAttribute('aria-rowindex') === total
    })
})

await step('fifty thousand spans open and scroll', async () => {
    const found = await page.evaluate(async () => {
        const projects = await (await fetch('/api/v1/private/projects?size=100')).json()
        const project = projects.content.find((each) => each.name === 'sandbox')
        const traces = await (await fetch(`/api/v1/private/traces?project_id=${project.id}&size=50`)).json()
        return { project: project.id, trace: traces.content.find((each) => each.name.startsWith('big_')).id }
    })
    const began = Date.now()
    await page.goto(`${base}/default/projects/${found.project}/logs?trace=${found.trace}`)
    await page.getByTestId('trace-tree-node-step_0').waitFor()
    const opened = Date.now() - began
    const frames = await page.locator('.treew').evaluate(async (box) => {
        const times = []
        for (let i = 1; i <= 40; i++) {
            const before = performance.now()
            box.scrollTo(0, (box.scrollHeight / 40) * i)
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
            times.push(performance.now() - before)
        }
        return times.sort((a, b) => a - b)
    })
    const nodes = await page.locator('[role=treeitem]').count()
    console.log(
        `       open ${opened} ms, scroll frame median ${frames[20].toFixed(0)} ms, p95 ${frames[37].toFixed(0)} ms, ${nodes} rows drawn`,
    )
    assert.ok(nodes < 80)
    await page.getByTestId('trace-tree-node-step_4999').waitFor()
})

await step('Chinese, dark, and back', async () => {
    await page.getByTitle('Preferences').click()
    await page.getByRole('menuitemradio', { name: '中文' }).click()
    await page.getByRole('menuitemradio', { name: '深色' }).click()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: '日志' }).waitFor()
})

await browser.close()
if (complaints.length > 0) {
    console.log('errors in the page:', complaints.slice(0, 5))
    process.exitCode = 1
}
console.log(`${done} steps passed`)
