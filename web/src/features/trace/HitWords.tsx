import { useTranslation } from 'react-i18next'
import type { TextHit } from './api'

/** The words around what was found, and where it stands. */
export function HitWords({ hit }: { hit: TextHit }) {
  const { t } = useTranslation()
  const { snippet = '', start = 0, length = 0 } = hit
  return (
    <span className="hitw" title={snippet}>
      <span className="t3">{t(`trace.part.${hit.part}`)}</span> {snippet.slice(0, start)}
      <mark>{snippet.slice(start, start + length)}</mark>
      {snippet.slice(start + length)}
    </span>
  )
}
