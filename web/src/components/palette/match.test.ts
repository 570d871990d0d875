import { AlignLeft } from 'lucide-react'
import { expect, test } from 'vitest'
import { looksLikeId, matching, rank } from './match'

const entry = (label: string, words?: string) => ({ id: label, group: 'pages' as const, label, icon: AlignLeft, ...(words ? { words } : {}) })

test('the beginning of a label comes before the beginning of a word, before the middle, before letters in order', () => {
  expect(matching('set', [entry('Reset'), entry('Some text'), entry('Data sets'), entry('Settings')], 9).map((each) => each.label)).toEqual(['Settings', 'Data sets', 'Reset', 'Some text'])
})

test('what does not fit is left out, and everything fits nothing', () => {
  expect(rank('xyz', 'Settings')).toBe(0)
  expect(matching('', [entry('a'), entry('b')], 1)).toHaveLength(1)
  expect(rank('color', 'Theme', 'dark color')).toBeGreaterThan(0)
})

test('ids are told from words', () => {
  expect(looksLikeId('019a6c1e-7d40')).toBe(true)
  expect(looksLikeId('019A6C1E7D407000800000000000000A')).toBe(true)
  expect(looksLikeId('facade')).toBe(false)
  expect(looksLikeId('019a')).toBe(false)
  expect(looksLikeId('order-17')).toBe(false)
})
