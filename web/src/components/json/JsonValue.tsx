import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { binarySize } from '../../lib/json'
import { Marked } from './Marked'

/** Longer texts are folded until asked for. */
const LONG = 400

/** A single value: long texts folded, base64 as a badge or picture, addresses as links. */
export function JsonValue({ value, find }: { value: string | number | boolean | null; find: string }) {
  if (value === null) return <span className="kw">null</span>
  if (typeof value === 'boolean') return <span className="kw">{String(value)}</span>
  if (typeof value === 'number') {
    return (
      <span className="n">
        <Marked text={String(value)} find={find} />
      </span>
    )
  }
  return <Text value={value} find={find} />
}

function Text({ value, find }: { value: string; find: string }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const bytes = binarySize(value)
  if (bytes !== null) {
    return value.startsWith('data:image/') ? (
      <img className="inline" src={value} alt={t('messages.image')} />
    ) : (
      <span className="badge">{t('json.binary', { size: f.bytes(bytes) })}</span>
    )
  }
  const found = find.trim() !== '' && value.toLowerCase().includes(find.trim().toLowerCase())
  const cut = !whole && !found && value.length > LONG + 100
  const link = /^https?:\/\/\S+$/i.test(value)
  const text = <Marked text={cut ? value.slice(0, LONG) : value} find={find} />
  return (
    <span className="s">
      "
      {link ? (
        <a href={value} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      ) : (
        text
      )}
      {cut ? '…' : ''}"
      {cut && (
        <button className="fold" onClick={() => setWhole(true)}>
          {t('json.showAll', { n: f.count(value.length - LONG) })}
        </button>
      )}
    </span>
  )
}
