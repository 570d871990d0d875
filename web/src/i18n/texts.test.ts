import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

function keys(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'string' ? [path + key] : keys(member as object, `${path}${key}.`),
  )
}

function get(value: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)
}

const placeholders = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

describe('the texts', () => {
  it('exist in every language', () => {
    expect(keys(zh).sort()).toEqual(keys(en).sort())
  })
  it('take the same values in every language', () => {
    for (const key of keys(en)) expect([key, placeholders(get(zh, key))]).toEqual([key, placeholders(get(en, key))])
  })
  it('with a singular take their count as a number, which a written one is not', () => {
    const root = new URL('..', import.meta.url)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const written = files.filter((file) => /count: f\.count/.test(readFileSync(new URL(file, root), 'utf8')))
    expect(written).toEqual([])
  })
  it('asked for by the pages are there', () => {
    const known = new Set(keys(en).flatMap((key) => [key, key.replace(/_(one|other)$/, '')]))
    const root = new URL('..', import.meta.url)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const asked = files.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/\bt\('([\w.]+)'|i18nKey="([\w.]+)"/g)].map((match) => match[1] ?? match[2]!),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })
})
