import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Paperclip } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { bytesOf, type Media } from '../../lib/media'
import './parts.css'

/** A longer text is cut: it can be downloaded whole. */
const MOST_TEXT = 200_000

/** A file as itself: picture, sound, film, document, text. What lies on another host is loaded only when somebody asks for it. */
export function MediaView({ media, large = false }: { media: Media; large?: boolean }) {
  const { t } = useTranslation()
  const foreign = /^https?:/i.test(media.url)
  const [asked, setAsked] = useState(!foreign)
  if (!asked) {
    return (
      <span className="row foreign">
        <a className="acc trunc" href={media.url} target="_blank" rel="noreferrer noopener">
          {media.name || media.url}
          <Icon of={ExternalLink} size={12} />
        </a>
        {(media.kind === 'image' || media.kind === 'audio' || media.kind === 'video') && (
          <button className="btn sm" onClick={() => setAsked(true)}>
            {t('trace.loadFrom', { host: host(media.url) })}
          </button>
        )}
      </span>
    )
  }
  switch (media.kind) {
    case 'image':
      return <img className={large ? 'whole' : 'inline'} src={media.url} alt={media.name} referrerPolicy="no-referrer" />
    case 'audio':
      return <audio controls preload="metadata" src={media.url} aria-label={media.name} />
    case 'video':
      return <video controls preload="metadata" src={media.url} aria-label={media.name} />
    case 'pdf':
      return large ? <Document media={media} /> : <FileLink media={media} />
    case 'text':
      return large ? <TextFile media={media} /> : <FileLink media={media} />
    default:
      return <FileLink media={media} />
  }
}

function FileLink({ media }: { media: Media }) {
  return (
    <a className="btn sm" href={media.url} download={media.name} target="_blank" rel="noreferrer noopener">
      <Icon of={Paperclip} size={14} />
      {media.name}
    </a>
  )
}

/** The server sends files as downloads; a copy in memory can be shown. */
function Document({ media }: { media: Media }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let made: string | null = null
    let left = false
    bytesOf(media.url).then(
      (bytes) => {
        if (left) return
        made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
        setAddress(made)
      },
      () => setFailed(true),
    )
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [media.url])
  if (failed) return <FileLink media={media} />
  return address ? (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- a PDF has no scripts of this origin, and viewers do not start in a sandbox
    <iframe className="doc" src={address} title={media.name} />
  ) : (
    <p className="t3" role="status">
      {t('common.loading')}
    </p>
  )
}

function TextFile({ media }: { media: Media }) {
  const { t } = useTranslation()
  const text = useQuery({
    queryKey: ['file', media.url],
    queryFn: async ({ signal }) => new TextDecoder().decode((await bytesOf(media.url, signal)).slice(0, MOST_TEXT)),
    gcTime: 0,
  })
  if (text.isError) return <FileLink media={media} />
  return (
    <pre className="code codebox doc" tabIndex={0}>
      {text.data ?? t('common.loading')}
    </pre>
  )
}

function host(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
