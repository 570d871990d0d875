import { describe, expect, it } from 'vitest'
import { hasCutPicture, isOwn, mediaOf } from './mediaOf'

const PICTURE = 'data:image/png;base64,iVBORw0KGgo='

describe('media of a field', () => {
  it('finds pictures at any depth and tells whose they are', () => {
    const found = mediaOf({ shots: [PICTURE, { type: 'image_url', image_url: { url: 'https://example.org/a.jpg' } }], text: 'no picture' })
    expect(found.map((each) => each.kind)).toEqual(['image', 'image'])
    expect(found.map(isOwn)).toEqual([true, false])
  })

  it('takes neither plain words nor addresses of pages for files', () => {
    expect(mediaOf('see https://example.org/page')).toEqual([])
    expect(mediaOf('https://example.org/page')).toEqual([])
    expect(mediaOf(17)).toEqual([])
  })

  it('knows where a list has cut a picture out', () => {
    expect(hasCutPicture('[image]')).toBe(true)
    expect(hasCutPicture({ url: '[image]' })).toBe(true)
    expect(hasCutPicture('text')).toBe(false)
    expect(hasCutPicture(null)).toBe(false)
  })
})
