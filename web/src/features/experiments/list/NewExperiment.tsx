import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { CodeBlock } from '../../../components/CodeBlock'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { snippets } from './snippets'

/** How another experiment is made: from a dataset in the playground, or by a few lines of code. */
export function NewExperiment() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn" onClick={() => setOpen(true)}>
        <Icon of={Plus} size={14} />
        {t('experiments.new')}
      </button>
      <Dialog
        open={open}
        wide
        onOpenChange={setOpen}
        title={t('experiments.new')}
        description={t('experiments.newText')}
        actions={
          <Link className="btn primary" to="/$workspace/projects/$projectId/playground" params={((now: object) => now) as never}>
            {t('experiments.toPlayground')}
          </Link>
        }
      >
        {open && <CodeBlock snippets={snippets} />}
      </Dialog>
    </>
  )
}
