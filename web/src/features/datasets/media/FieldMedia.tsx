import { Suspense, useMemo } from 'react'
import { lazyPart } from '../../../app/lazyPage'
import { findMedia } from '../../../lib/media'
import './files.css'

const MediaView = lazyPart('trace', () => import('../../trace/MediaView'), 'MediaView')

/** The pictures, sounds and files of a value; what lies on another host is loaded only when it is asked for. */
export function FieldMedia({ value }: { value: unknown }) {
  const media = useMemo(() => findMedia(value), [value])
  if (media.length === 0) return null
  return (
    <div className="dsfiles">
      <Suspense>
        {media.map((each, place) => (
          <MediaView key={place} media={each} />
        ))}
      </Suspense>
    </div>
  )
}
