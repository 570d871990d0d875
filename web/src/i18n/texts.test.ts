import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

type Texts = Record<string, unknown>
const files = import.meta.glob<{ texts: Texts }>('../features/*/texts.*.ts', { eager: true })

function all(language: 'en' | 'zh', core: Texts): Texts {
  const features = Object.entries(files).filter(([path]) => path.endsWith(`.${language}.ts`))
  return { ...core, ...Object.fromEntries(features.map(([path, module]) => [path.split('/')[2]!, module.texts])) }
}

function keys(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'string' ? [path + key] : keys(member as object, `${path}${key}.`),
  )
}

function get(value: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)
}

const english = all('en', en)
const chinese = all('zh', zh)
const placeholders = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

describe('the texts', () => {
  it('of a feature do not hide those of the shell', () => {
    const names = Object.keys(files).map((path) => path.split('/')[2]!)
    expect(names.filter((name) => name in en)).toEqual([])
  })
  it('exist in every language', () => {
    expect(keys(chinese).sort()).toEqual(keys(english).sort())
  })
  it('take the same values in every language', () => {
    for (const key of keys(english)) expect([key, placeholders(get(chinese, key))]).toEqual([key, placeholders(get(english, key))])
  })
  it('with a singular take their count as a number, which a written one is not', () => {
    const root = new URL('..', import.meta.url)
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const written = pages.filter((file) => /count: f\.count/.test(readFileSync(new URL(file, root), 'utf8')))
    expect(written).toEqual([])
  })
  it('asked for by the pages are there', () => {
    const known = new Set(keys(english).flatMap((key) => [key, key.replace(/_(one|other)$/, '')]))
    const root = new URL('..', import.meta.url)
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const asked = pages.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/\bt\('([\w.]+)'|i18nKey="([\w.]+)"/g)].map((match) => match[1] ?? match[2]!),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })
})
