// Screenshots of the pages, and axe-core on each: node dev/shots.mjs [base address] [folder]
// Needs a server: `npx vite preview --port 5199` serves the build with made-up data.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const [base = 'http://127.0.0.1:5199', folder = '/tmp/opik-shots', only] = process.argv.slice(2)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
mkdirSync(folder, { recursive: true })

const api = async (path) => (await fetch(`${base}/api/v1/private${path}`)).json()
const wanted = process.env.PROJECT
const projects = (await api('/projects?page=1&size=100')).content
const project = projects.find((each) => each.name === wanted) ?? projects[0]
const traces = (await api(`/traces?project_id=${project.id}&page=1&size=200&preview=true`)).content
const trace = traces.find((each) => each.id === process.env.TRACE) ?? traces.find((each) => each.error_info) ?? traces[0]
const tree = await api(`/traces/${trace.id}/tree`)
const at = (name, nth = 0) => tree.spans.id.filter((_, i) => tree.names[tree.spans.name[i]] === name)[nth]
const llm = process.env.SPAN ?? at('compose_answer') ?? tree.spans.id[tree.spans.type.lastIndexOf(1)]
const failed = tree.spans.id[tree.spans.error.indexOf(1)]
const logs = `/default/projects/${project.id}/logs`

const pages = [
    ['projects', '/default/projects', 1440, 900, 'light'],
    ['logs', logs, 1440, 900, 'light'],
    ['logs-dark', logs, 1440, 900, 'dark'],
    [
        'logs-filter',
        `${logs}?filters=${encodeURIComponent('[{"field":"duration","operator":">","value":"200"}]')}&search=refund`,
        1440,
        900,
        'light',
    ],
    ['spans', `${logs}?logsType=spans`, 1440, 900, 'light'],
    ['threads', `${logs}?logsType=threads`, 1440, 900, 'light'],
    ['trace', `${logs}?trace=${trace.id}${llm ? `&span=${llm}` : ''}`, 1440, 900, 'light'],
    ['trace-root', `${logs}?trace=${trace.id}`, 1440, 900, 'light'],
    ['trace-dark', `${logs}?trace=${trace.id}${llm ? `&span=${llm}` : ''}`, 1440, 900, 'dark'],
    ...(failed ? [['trace-error', `${logs}?trace=${trace.id}&span=${failed}`, 1440, 900, 'light']] : []),
    ['onboarding', '/default/get-started', 1440, 900, 'light'],
    ['nothing', `${logs}?search=zzzzqqq`, 1440, 900, 'light'],
    ['missing', `${logs}?trace=019a6c1e-7d40-7000-8000-000000000000`, 1440, 900, 'light'],
    ['logs-1024', logs, 1024, 768, 'light'],
    ['trace-1024', `${logs}?trace=${trace.id}`, 1024, 768, 'light'],
    ['logs-768', logs, 768, 1024, 'light'],
    ['logs-390', logs, 390, 844, 'light'],
    ['trace-390', `${logs}?trace=${trace.id}`, 390, 844, 'light'],
    ['span-390', `${logs}?trace=${trace.id}${llm ? `&span=${llm}` : ''}`, 390, 844, 'light'],
    ['projects-390', '/default/projects', 390, 844, 'light'],
    ['onboarding-390', '/default/get-started', 390, 844, 'light'],
]

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
})
let findings = 0
for (const [name, path, width, height, scheme] of pages) {
    if (only && !only.split(',').includes(name)) continue
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        deviceScaleFactor: width < 500 ? 2 : 1,
        reducedMotion: 'reduce',
        locale: 'en-GB',
    })
    const page = await context.newPage()
    const complaints = []
    const foreign = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => !request.url().startsWith(base) && !request.url().startsWith('data:') && foreign.push(request.url()))
    await page.goto(base + path)
    await page.waitForTimeout(Number(process.env.WAIT ?? 1300))
    await page.screenshot({ path: `${folder}/${name}.png` })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
    findings += violations.length + complaints.length + foreign.length + (wide ? 1 : 0)
    console.log(
        name.padEnd(14),
        `axe ${violations.length}`,
        wide ? 'SCROLLS SIDEWAYS' : '',
        ...complaints.slice(0, 3),
        ...foreign.slice(0, 2),
    )
    for (const each of violations)
        console.log(
            '   ',
            each.id,
            each.nodes.length,
            each.nodes
                .slice(0, 2)
                .map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)
                .join(' | '),
        )
    await context.close()
}
await browser.close()
console.log(`${findings} findings`)
process.exitCode = findings > 0 ? 1 : 0
