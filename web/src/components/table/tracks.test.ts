import { describe, expect, it } from 'vitest'
import { column } from './column'
import { tracks } from './tracks'

const of = (...widths: (number | `${number}%`)[]) => widths.map((width, i) => column(`c${i}`, { label: '', width }, () => null))

describe('tracks', () => {
  it('gives columns in px their width and lets the others share what is left', () => {
    expect(tracks(of(88, '48%', '52%', 100), 36)).toBe('36px 88px minmax(0, 48fr) minmax(0, 52fr) 100px')
  })

  it('lets all columns grow where none shares', () => {
    expect(tracks(of(88, 120), 0)).toBe('minmax(88px, 88fr) minmax(120px, 120fr)')
  })

  it('is empty without columns', () => {
    expect(tracks([], 0)).toBe('')
  })
})
