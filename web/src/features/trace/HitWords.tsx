import { useTranslation } from '../../i18n/useTranslation'
import type { TextHit } from './api'

/** Letters before the hit; more would push it out of the column. */
const LEAD = 14

/** The words around what was found, and where it stands. */
export function HitWords({ hit }: { hit: TextHit }) {
  const { t } = useTranslation()
  const { snippet = '', start = 0, length = 0 } = hit
  return (
    <span className="hitw" title={snippet}>
      <span className="t3">{t(`trace.part.${hit.part}`)}</span> {start > LEAD + 1 ? `…${snippet.slice(start - LEAD, start)}` : snippet.slice(0, start)}
      <mark>{snippet.slice(start, start + length)}</mark>
      {snippet.slice(start + length)}
    </span>
  )
}
