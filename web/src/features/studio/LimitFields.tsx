import { useTranslation } from '../../i18n/useTranslation'
import { NumberField } from '../../components/form/NumberField'
import type { StudioDraft } from './draft'

interface Props {
  draft: Pick<StudioDraft, 'cost' | 'trials' | 'items'>
  /** Rows of the dataset. */
  total: number | undefined
  wrong: (part: 'cost' | 'trials' | 'items') => string | undefined
  change: (change: Partial<StudioDraft>) => void
}

/** Where a run ends at the latest: dollars, trials; and on how many rows each candidate is tried. */
export function LimitFields({ draft, total, wrong, change }: Props) {
  const { t } = useTranslation()
  return (
    <div className="snums">
      <NumberField label={t('studio.cost')} help={t('studio.costHelp')} error={wrong('cost')} value={draft.cost} onChange={(cost) => change({ cost })} />
      <NumberField label={t('studio.trials')} help={t('studio.trialsHelp')} error={wrong('trials')} value={draft.trials} onChange={(trials) => change({ trials })} />
      <NumberField label={t('studio.items')} help={total === undefined ? t('studio.itemsHelp') : t('studio.itemsOf', { count: total })} error={wrong('items')} value={draft.items} onChange={(items) => change({ items })} />
    </div>
  )
}
