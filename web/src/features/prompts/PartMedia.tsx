import { Suspense } from 'react'
import { lazyPart } from '../../app/lazyPage'
import { ofText } from '../../lib/media'
import './media.css'
import type { Media } from './template'

const MediaView = lazyPart('trace', () => import('../trace/MediaView'), 'MediaView')

/** The file of a part of a message as itself; nothing while its address is a variable, or none. */
export function PartMedia({ type, value }: { type: Media; value: string }) {
  const media = fileOf(type, value)
  if (!media) return null
  return (
    <span className="pfile">
      <Suspense>
        <MediaView key={media.url} media={media} />
      </Suspense>
    </span>
  )
}

export const fileOf = (type: Media, value: string) => (value.includes('{{') ? null : ofText(value.trim(), type.replace('_url', '') as 'image' | 'video' | 'audio'))
