import type { Page } from '@playwright/test'

export const median = (values: number[]): number => percentile(values, 0.5)

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** From a click to the first frame in which `selector` is drawn, in ms, measured inside the page. */
export function clickToDrawn(page: Page, clicked: string, selector: string): Promise<number> {
  return page.evaluate(
    ([from, to]) =>
      new Promise<number>((resolve, reject) => {
        const target = document.querySelector<HTMLElement>(from!)
        if (!target) return reject(new Error(`${from} is not there`))
        const limit = setTimeout(() => reject(new Error(`${to} did not come`)), 30_000)
        const began = performance.now()
        const look = () => {
          if (!document.querySelector(to!)) return requestAnimationFrame(look)
          clearTimeout(limit)
          resolve(performance.now() - began)
        }
        target.click()
        requestAnimationFrame(look)
      }),
    [clicked, selector] as const,
  )
}

export interface Frames {
  perSecond: number
  p95: number
  count: number
}

/** Scrolls a box by a step a frame over `distance` pixels and counts the frames the browser really drew. */
export function scroll(page: Page, selector: string, distance: number, step: number): Promise<Frames> {
  return page.evaluate(
    ([at, whole, by]) =>
      new Promise<Frames>((resolve) => {
        const box = document.querySelector(at as string)!
        const times: number[] = []
        const began = performance.now()
        let last = began
        const from = box.scrollTop
        const next = (now: number) => {
          times.push(now - last)
          last = now
          if (box.scrollTop - from >= (whole as number) || box.scrollTop + box.clientHeight >= box.scrollHeight - 1) {
            const sorted = times.slice(1).sort((a, b) => a - b)
            return resolve({ perSecond: (times.length * 1000) / (now - began), p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, count: times.length })
          }
          box.scrollTop += by as number
          requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    [selector, distance, step] as const,
  )
}

/** Bytes of the JavaScript heap after a collection, and the number of DOM nodes. */
export async function memory(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const value = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') }
}
