import { useMutation } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { lazyPart } from '../../../app/lazyPage'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { matching, MOST } from './matching'
import type { Comparison } from './useComparison'

const AddToQueue = lazyPart('annotation', () => import('../../annotation/AddToQueue'), 'AddToQueue')

/** The traces of every item that matches, of the experiment whose changes are looked at, for people to judge. */
export function SendToAnnotation({ comparison, total }: { comparison: Comparison; total: number }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const [traces, setTraces] = useState<string[] | null>(null)
  const collect = useMutation({ mutationFn: () => tracesOf(comparison), onSuccess: setTraces, onError: (error) => toast(errorText(error), true) })
  if (total === 0 || total > MOST) return null
  return (
    <>
      <button className="btn sm" disabled={collect.isPending} onClick={() => collect.mutate()}>
        <Icon of={Pencil} size={12} />
        {t('experiments.toAnnotation', { count: total })}
      </button>
      {traces && (
        <Suspense>
          <AddToQueue traceIds={traces} onDone={() => setTraces(null)} />
        </Suspense>
      )}
    </>
  )
}

async function tracesOf(comparison: Comparison): Promise<string[]> {
  const wanted = comparison.candidate ?? comparison.baseline
  const items = await matching(comparison)
  return [...new Set(items.flatMap((item) => item.experiment_items.flatMap((run) => (run.experiment_id === wanted ? run.trace_id : []))))]
}
