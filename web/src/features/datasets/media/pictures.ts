import { findMedia, type Media } from '../../../lib/media'

/** What the server puts in place of a picture in lists. */
const CUT_PICTURE = '[image]'

/** Whether a list cut a picture out of the value, so that the whole item has to be asked for. */
export const hasCutPicture = (value: unknown): boolean => (typeof value === 'string' ? value.includes(CUT_PICTURE) : typeof value === 'object' && value !== null && JSON.stringify(value).includes(CUT_PICTURE))

/** On this server, or in the value itself: shown without asking anybody else. */
export const isOwn = (media: Media): boolean => !/^https?:/i.test(media.url)

/** The pictures in the value of a field, at any depth. */
export const picturesIn = (value: unknown): Media[] => findMedia(value).filter((each) => each.kind === 'image')
