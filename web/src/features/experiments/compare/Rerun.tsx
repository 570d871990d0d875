import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { canRerun } from '../../playground/fromExperiment'
import { matching, MOST } from './matching'
import type { Comparison } from './useComparison'

/** Every item that matches once more, with the prompt of the experiment whose changes are looked at: in the playground, where it can be changed first. */
export function Rerun({ comparison, total }: { comparison: Comparison; total: number }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const wanted = comparison.candidate ?? comparison.baseline
  const experiment = comparison.experiments.find((each) => each.id === wanted)
  const collect = useMutation({
    mutationFn: () => matching(comparison),
    onSuccess: (items) =>
      void navigate({
        to: '/$workspace/projects/$projectId/playground',
        params: { workspace, projectId },
        search: { experiment: wanted },
        state: { items: items.map((each) => each.id) } as never,
      }),
    onError: (error) => toast(errorText(error), true),
  })
  if (!experiment || !canRerun(experiment) || total === 0 || total > MOST) return null
  return (
    <button className="btn sm" disabled={collect.isPending} onClick={() => collect.mutate()}>
      <Icon of={Play} size={12} />
      {t('experiments.rerun', { count: total })}
    </button>
  )
}
