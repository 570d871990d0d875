import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

function theme(selector: string): Map<string, string> {
  const block = new RegExp(`${selector.replace(/[[\]"]/g, '\\$&')} \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((match) => [match[1]!, match[2]!]))
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** WCAG 2.2: text needs 4.5, graphics and the edges of controls 3. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

const TEXT: [string, string][] = [
  ['text-1', 'bg-surface'],
  ['text-2', 'bg-surface'],
  ['text-3', 'bg-surface'],
  ['text-3', 'bg-subtle'],
  ['text-3', 'bg-active'],
  ['text-3', 'bg-selected'],
  ['text-2', 'bg-selected'],
  ['accent-text', 'bg-surface'],
  ['accent-text', 'accent-soft'],
  ['text-on-accent', 'accent'],
  ['text-on-accent', 'accent-hover'],
  ['text-on-accent', 'error-solid'],
  ['ok-text', 'ok-soft'],
  ['warn-text', 'warn-soft'],
  ['error-text', 'error-soft'],
  ['error-text', 'bg-selected'],
  ['span-llm-text', 'span-llm-soft'],
  ['span-tool-text', 'span-tool-soft'],
  ['span-guardrail-text', 'span-guardrail-soft'],
  ['syn-str', 'bg-inset'],
  ['syn-num', 'bg-inset'],
  ['syn-kw', 'bg-inset'],
  ['chart-axis', 'bg-surface'],
]
const GRAPHICS: [string, string][] = [
  ['border-control', 'bg-surface'],
  ['focus-ring', 'bg-surface'],
  ['span-general', 'bg-surface'],
  ['span-llm', 'bg-surface'],
  ['span-tool', 'bg-surface'],
  ['span-guardrail', 'bg-surface'],
  ['error', 'bg-surface'],
  ['chart-1', 'bg-surface'],
]

describe.each([
  ['light', ':root, [data-theme="light"]'],
  ['dark', '[data-theme="dark"]'],
])('the colours of the %s theme', (_, selector) => {
  const tokens = theme(selector)
  it.each(TEXT)('can be read: %s on %s', (on, ground) => {
    expect(contrast(tokens.get(on)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(GRAPHICS)('can be seen: %s on %s', (on, ground) => {
    expect(contrast(tokens.get(on)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3)
  })
})
