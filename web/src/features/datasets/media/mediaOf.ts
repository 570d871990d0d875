import { ofBlock, ofText, type Media } from '../../../lib/media'
import { isObject } from '../../../lib/messages/types'

/** What the server puts in place of a picture in lists. */
export const CUT_PICTURE = '[image]'

const MOST = 12

/** The pictures, sounds and files in the value of a field, at any depth. */
export function mediaOf(value: unknown): Media[] {
  const found: Media[] = []
  visit(value, found, 0)
  return found
}

function visit(value: unknown, found: Media[], depth: number): void {
  if (found.length >= MOST || depth > 8) return
  if (typeof value === 'string') {
    const media = ofText(value)
    if (media) found.push(media)
  } else if (Array.isArray(value)) {
    for (const each of value) visit(each, found, depth + 1)
  } else if (isObject(value)) {
    const media = ofBlock(value)
    if (media) found.push(media)
    else for (const each of Object.values(value)) visit(each, found, depth + 1)
  }
}

/** Whether a list cut a picture out of the value, so that the whole item has to be asked for. */
export const hasCutPicture = (value: unknown): boolean => (typeof value === 'string' ? value.includes(CUT_PICTURE) : typeof value === 'object' && value !== null && JSON.stringify(value).includes(CUT_PICTURE))

/** On this server, or in the value itself: shown without asking anybody else. */
export const isOwn = (media: Media): boolean => !/^https?:/i.test(media.url)
