import type { Page } from '@playwright/test'

interface Seen {
  shift: number
  moved: string[]
  nothing: string[]
}

/** Watches a page from its first moment: what moves by itself, and everything that it says of there being nothing. */
export async function watch(page: Page): Promise<() => Promise<Seen>> {
  await page.addInitScript(() => {
    const seen: Seen = { shift: 0, moved: [], nothing: [] }
    Object.assign(window, { seen })
    const nameOf = (node: Node | null | undefined) => (node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : (node?.textContent?.slice(0, 30) ?? ''))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean; sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[] }[]) {
        if (entry.hadRecentInput) continue
        seen.shift += entry.value
        const place = ({ x, y, width, height }: DOMRect) => `${x},${y} ${width}x${height}`
        seen.moved.push(`${entry.value.toFixed(3)}: ${entry.sources.map((each) => `${nameOf(each.node)} ${place(each.previousRect)} to ${place(each.currentRect)}`).join(' | ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
    new MutationObserver(() => {
      for (const each of document.querySelectorAll<HTMLElement>('.empty-page, .state')) {
        const text = each.innerText.trim()
        if (text && !seen.nothing.includes(text)) seen.nothing.push(text)
      }
    }).observe(document, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => (window as unknown as { seen: Seen }).seen)
}

/** Waits until nothing on the page changes any more. */
export async function settled(page: Page, still = 250, most = 3000): Promise<void> {
  await page.evaluate(
    ([still, most]) =>
      new Promise<void>((done) => {
        let timer = setTimeout(done, still)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(done, still)
        })
        observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
        setTimeout(done, most)
      }),
    [still, most] as const,
  )
}

/** A gate that requests wait at. */
export function holder(): { until: Promise<void>; release: () => void } {
  let release = () => undefined as void
  const until = new Promise<void>((done) => {
    release = done
  })
  return { until, release }
}

/** Everything that the pages ask the server for. */
export const API = '**/api/v1/private/**'
