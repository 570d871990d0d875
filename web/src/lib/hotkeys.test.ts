import { describe, expect, it } from 'vitest'
import { keyName } from './hotkeys'

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more })

describe('key names', () => {
  it('are lower case whatever the caps lock says, and name a real shift', () => {
    expect(press('j')).toBe('j')
    expect(press('J', { shiftKey: true })).toBe('Shift+j')
  })
  it('do not repeat the shift that a sign contains', () => {
    expect(press('?', { shiftKey: true })).toBe('?')
  })
  it('treat Ctrl and Command alike', () => {
    expect(press('k', { ctrlKey: true })).toBe('Mod+k')
    expect(press('k', { metaKey: true })).toBe('Mod+k')
    expect(press('Escape')).toBe('Escape')
  })
})
