import { useTranslation } from '../i18n/useTranslation'

/** A word of a user; where the list can be narrowed to it, a click does. */
export function Tag({ tag, onTag }: { tag: string; onTag?: ((tag: string) => void) | undefined }) {
  const { t } = useTranslation()
  if (!onTag) return <span className="tag">{tag}</span>
  return (
    <button
      className="tag"
      aria-label={t('logs.filterByTag', { tag })}
      title={t('logs.filterByTag', { tag })}
      onClick={(event) => {
        // Not the row that it is in.
        event.preventDefault()
        onTag(tag)
      }}
    >
      {tag}
    </button>
  )
}
