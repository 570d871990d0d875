import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import type { Schemas } from '../../api/types'
import { canRerun } from './fromExperiment'

interface Props {
  experiment: Schemas['Experiment'] | undefined
  /** Ids of the items of its dataset. */
  items: () => string[] | Promise<string[]>
  label: string
}

/** Some items of an experiment once more: in the playground, with its prompt, which can be changed first. Nothing where it notes no prompt. */
export function RerunButton({ experiment, items, label }: Props) {
  const toast = useToast()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const collect = useMutation({
    mutationFn: async () => items(),
    onSuccess: (ids) =>
      void navigate({ to: '/$workspace/projects/$projectId/playground', params: { workspace, projectId }, search: { experiment: experiment?.id }, state: { items: ids } as never }),
    onError: (error) => toast(errorText(error), true),
  })
  if (!experiment || !canRerun(experiment)) return null
  return (
    <button className="btn sm" disabled={collect.isPending} onClick={() => collect.mutate()}>
      <Icon of={Play} size={12} />
      {label}
    </button>
  )
}
