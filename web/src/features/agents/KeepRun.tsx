import { Database } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { Icon } from '../../components/Icon'
import { loadTexts } from '../../i18n'

const DatasetDialog = lazyPart('rows', async () => (await Promise.all([import('../trace/AddToDataset'), loadTexts('trace')]))[0], 'AddToDataset')

/** Keeps the trace of a run in a dataset. */
export function KeepRun({ traceId, projectId, name }: { traceId: string; projectId: string; name: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn ghost sm" onClick={() => setOpen(true)}>
        <Icon of={Database} size={12} />
        {t('agents.addToDataset')}
      </button>
      <Suspense fallback={null}>{open && <DatasetDialog entity={{ kind: 'traces', id: traceId, projectId }} name={name} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
