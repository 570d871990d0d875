import { Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import './media.css'
import { fileOf, PartMedia } from './PartMedia'
import type { Media } from './template'

interface Props {
  type: Media
  value: string
  /** Of the field, where its kind is not enough. */
  label?: string
  onChange: (value: string) => void
  onRemove: () => void
}

/** A file travels inside of its message: requests of providers end at some 20 MB. */
const MOST_BYTES = 8 * 1024 * 1024

/** A picture, sound or film of a message: by its address, a variable, or taken from this computer; and as itself below. */
export function MediaPart({ type, value, label, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const kind = t(`prompts.media.${type}`)
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState<string>()
  const held = value.startsWith('data:') ? fileOf(type, value) : null
  const take = (file: File | undefined) => {
    if (!file) return
    if (file.size > MOST_BYTES) return setFailed(t('prompts.fileTooLarge', { size: f.bytes(file.size), most: f.bytes(MOST_BYTES) }))
    setFailed(undefined)
    const reader = new FileReader()
    reader.onload = () => onChange(String(reader.result))
    reader.onerror = () => setFailed(t('prompts.fileNotRead'))
    reader.readAsDataURL(file)
  }
  return (
    <div className="mpart">
      <div className="row">
        {held ? (
          <span className="t2 fs12 grow trunc">{[held.mime, held.size === undefined ? '' : f.bytes(held.size)].filter(Boolean).join(', ')}</span>
        ) : (
          <div className="input grow">
            <input aria-label={label ?? kind} placeholder={t('prompts.mediaHint')} value={value} onChange={(event) => onChange(event.target.value)} />
          </div>
        )}
        <input
          ref={input}
          type="file"
          className="sr"
          tabIndex={-1}
          aria-label={`${t('prompts.chooseFile')}: ${label ?? kind}`}
          accept={`${type.replace('_url', '')}/*`}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <button type="button" className="ibtn sm" aria-label={`${t('prompts.chooseFile')}: ${kind}`} title={t('prompts.chooseFile')} onClick={() => input.current?.click()}>
          <Icon of={Upload} size={14} />
        </button>
        <button type="button" className="ibtn sm" aria-label={`${t('common.remove')}: ${kind}`} title={t('common.remove')} onClick={onRemove}>
          <Icon of={Trash2} size={14} />
        </button>
      </div>
      {failed && (
        <p className="err fs12" role="alert">
          {failed}
        </p>
      )}
      <PartMedia type={type} value={value} />
    </div>
  )
}
