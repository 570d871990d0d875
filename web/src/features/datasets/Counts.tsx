import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'

/** Added, changed, deleted; a zero is grey. */
export function Counts({ added, changed, deleted }: { added: number; changed: number; deleted: number }) {
  const { t } = useTranslation()
  return (
    <span className="dscounts" title={t('datasets.countsTitle', { added, changed, deleted })}>
      <span className={added ? 'add' : 't3'}>+{f.count(added)}</span>
      <span className={changed ? 'chg' : 't3'}>~{f.count(changed)}</span>
      <span className={deleted ? 'del' : 't3'}>−{f.count(deleted)}</span>
    </span>
  )
}

export const SIGNS = { added: '+', changed: '~', deleted: '−' } as const

/** The sign of what became of an item, with its word. */
export function Sign({ state }: { state: keyof typeof SIGNS }) {
  const { t } = useTranslation()
  return (
    <span className={`dssign ${state}`} title={t(`datasets.states.${state}`)}>
      <span aria-hidden="true">{SIGNS[state]}</span>
      <span className="sr">{t(`datasets.states.${state}`)}</span>
    </span>
  )
}
