import { describe, expect, it } from 'vitest'
import { findMedia, kindOf, ofBlock, ofText } from './media'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'

describe('files are found in', () => {
  it('OpenAI parts: pictures, sound and files', () => {
    expect(ofBlock({ type: 'image_url', image_url: { url: 'https://x/y' } })).toMatchObject({ kind: 'image', url: 'https://x/y' })
    expect(ofBlock({ type: 'input_audio', input_audio: { data: PNG, format: 'mp3' } })).toMatchObject({ kind: 'audio', mime: 'audio/mpeg' })
    expect(ofBlock({ type: 'file', file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${PNG}` } })).toMatchObject({
      kind: 'pdf',
      name: 'a.pdf',
    })
  })

  it('Anthropic, Gemini, Bedrock, LangChain and Vercel blocks', () => {
    expect(ofBlock({ type: 'image', source: { type: 'base64', media_type: 'image/webp', data: PNG } })?.url).toBe(`data:image/webp;base64,${PNG}`)
    expect(ofBlock({ type: 'document', source: { type: 'url', url: 'https://x/a.pdf' } })).toMatchObject({ kind: 'pdf', name: 'a.pdf' })
    expect(ofBlock({ inline_data: { mime_type: 'audio/wav', data: PNG } })?.kind).toBe('audio')
    expect(ofBlock({ fileData: { mimeType: 'video/mp4', fileUri: 'https://x/v' } })?.kind).toBe('video')
    expect(ofBlock({ image: { format: 'png', source: { bytes: PNG } } })).toMatchObject({ kind: 'image', mime: 'image/png' })
    expect(ofBlock({ type: 'image', source_type: 'base64', data: PNG, mime_type: 'image/gif' })?.mime).toBe('image/gif')
    expect(ofBlock({ type: 'file', data: PNG, mediaType: 'application/pdf', filename: 'b.pdf' })).toMatchObject({ kind: 'pdf', name: 'b.pdf' })
  })

  it('plain addresses by their ending, but no page is taken for a file', () => {
    expect(ofText('https://example.org/a%20b.png?x=1')).toMatchObject({ kind: 'image', name: 'a b.png' })
    expect(ofText('https://example.org/about')).toBeNull()
    expect(ofText('see https://example.org/a.png')).toBeNull()
  })
})

it('a payload is searched at any depth, each address once, with its path', () => {
  const url = `data:image/png;base64,${PNG}`
  const found = findMedia({ a: [{ b: url }, { type: 'image_url', image_url: { url } }], note: 'https://x/report.pdf' })
  expect(found.map((each) => [each.kind, each.path])).toEqual([
    ['image', '$.a[0].b'],
    ['pdf', '$.note'],
  ])
})

it('what is neither text nor media is a file', () => {
  expect([kindOf('application/zip'), kindOf('application/json'), kindOf('text/markdown')]).toEqual(['file', 'text', 'text'])
})
