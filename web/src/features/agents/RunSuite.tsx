import { ListChecks } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { Icon } from '../../components/Icon'
import type { SuiteDialogProps } from './SuiteDialog'

const SuiteDialog = lazyPart('playground', () => import('./SuiteDialog'), 'SuiteDialog')

/** Runs the connected agent over a test suite or dataset. */
export function RunSuite(props: Omit<SuiteDialogProps, 'onClose'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn" onClick={() => setOpen(true)} data-testid="agent-run-suite-button">
        <Icon of={ListChecks} size={14} />
        {t('agents.runSuite')}
      </button>
      <Suspense fallback={null}>{open && <SuiteDialog {...props} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
