import * as Dialog from '@radix-ui/react-dialog'
import { useQuery } from '@tanstack/react-query'
import { Download, FileText, FileX, Film, Music, Paperclip, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { findMedia, kindOf, type Media } from '../../lib/media'
import { attachmentsQuery, type Entity } from './api'
import { MediaView } from './MediaView'

/** Files of a run: attached ones, and those found inside its payloads. Nothing is drawn where there are none. */
export function Gallery({ entity, payloads }: { entity: Entity; payloads: Record<string, unknown> }) {
  const { t } = useTranslation()
  const attached = useQuery(attachmentsQuery(entity))
  const [open, setOpen] = useState<Media | null>(null)
  const files = useMemo(() => {
    const own = (attached.data ?? []).map(
      (file): Media => ({ kind: kindOf(file.mime_type), url: file.link, mime: file.mime_type, name: file.file_name, size: file.file_size, ...(file.removed_at ? { removedAt: file.removed_at } : {}) }),
    )
    return [...own, ...Object.entries(payloads).flatMap(([part, value]) => findMedia(value, part))]
  }, [attached.data, payloads])
  if (files.length === 0) return null
  return (
    <section className="gal" data-testid="attachments">
      <h3 className="h3 sh">
        {t('trace.attachments')} <small className="t3">{f.count(files.length)}</small>
      </h3>
      <ul>
        {files.map((file, i) => (
          <li key={i}>
            <button className="gi" disabled={file.removedAt !== undefined} onClick={() => setOpen(file)} title={file.path ?? file.name}>
              <Thumb file={file} />
              <span className="trunc">{file.name}</span>
              <span className="t3 num">{file.removedAt ? t('trace.removedFile', { at: f.time(file.removedAt) }) : file.size === undefined ? t('trace.linked') : f.bytes(file.size)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Dialog.Root open={open !== null} onOpenChange={(next) => !next && setOpen(null)}>
        <Dialog.Portal>
          <Dialog.Overlay className="ovl" />
          {open && (
            <Dialog.Content className="pop dialog lightbox" aria-describedby={undefined}>
              <div className="row">
                <Dialog.Title className="fs14 w6 trunc grow">{open.name}</Dialog.Title>
                <a className="ibtn" href={open.url} download={open.name} target="_blank" rel="noreferrer noopener" aria-label={t('trace.download')}>
                  <Icon of={Download} />
                </a>
                <Dialog.Close className="ibtn" aria-label={t('common.close')}>
                  <Icon of={X} />
                </Dialog.Close>
              </div>
              <MediaView media={open} large />
            </Dialog.Content>
          )}
        </Dialog.Portal>
      </Dialog.Root>
    </section>
  )
}

const SIGNS = { image: FileText, audio: Music, video: Film, pdf: FileText, text: FileText, file: Paperclip } as const

function Thumb({ file }: { file: Media }) {
  if (file.removedAt)
    return (
      <span className="gs">
        <Icon of={FileX} />
      </span>
    )
  // Pictures of other hosts are loaded only on request.
  if (file.kind === 'image' && !/^https?:/.test(file.url)) return <img src={file.url} alt="" loading="lazy" />
  return (
    <span className="gs">
      <Icon of={SIGNS[file.kind]} />
    </span>
  )
}
