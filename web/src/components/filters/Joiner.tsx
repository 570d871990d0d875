import { useTranslation } from '../../i18n/useTranslation'

/** What stands between two parts of a filter; a click turns it around. */
export function Joiner({ word, onTurn }: { word: 'and' | 'or'; onTurn: () => void }) {
  const { t } = useTranslation()
  const text = t(`filter.${word}`)
  const turned = t(word === 'and' ? 'filter.or' : 'filter.and')
  return (
    <button type="button" className="join" aria-label={t('filter.join', { now: text, next: turned })} title={t('filter.join', { now: text, next: turned })} onClick={onTurn}>
      {text}
    </button>
  )
}
