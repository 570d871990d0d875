import { describe, expect, it } from 'vitest'
import { hasCutPicture, isOwn, picturesIn } from './pictures'

const PICTURE = 'data:image/png;base64,iVBORw0KGgo='

describe('pictures of a field', () => {
  it('are found at any depth, and whose they are is known', () => {
    const found = picturesIn({ shots: [PICTURE, { type: 'image_url', image_url: { url: 'https://example.org/a.jpg' } }], sound: 'https://example.org/a.mp3' })
    expect(found.map(isOwn)).toEqual([true, false])
  })

  it('are told from what a list has cut out', () => {
    expect(hasCutPicture('[image]')).toBe(true)
    expect(hasCutPicture({ url: '[image]' })).toBe(true)
    expect(hasCutPicture('text')).toBe(false)
    expect(hasCutPicture(null)).toBe(false)
  })
})
