import { useTranslation } from '../../../i18n/useTranslation'
import { RerunButton } from '../../playground/RerunButton'
import { matching, MOST } from './matching'
import type { Comparison } from './useComparison'

/** Every item that matches once more, as the experiment did whose changes are looked at. */
export function Rerun({ comparison, total }: { comparison: Comparison; total: number }) {
  const { t } = useTranslation()
  const wanted = comparison.candidate ?? comparison.baseline
  if (total === 0 || total > MOST) return null
  return (
    <RerunButton
      experiment={comparison.experiments.find((each) => each.id === wanted)}
      items={() => matching(comparison).then((items) => items.map((each) => each.id))}
      label={t('experiments.rerun', { count: total })}
    />
  )
}
