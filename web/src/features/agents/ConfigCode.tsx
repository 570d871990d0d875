import { Code } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { CodeBlock } from '../../components/CodeBlock'
import { Dialog } from '../../components/Dialog'
import { Icon } from '../../components/Icon'
import { READ_CONFIG } from './snippets'

/** How a program reads the configuration. */
export function ConfigCode() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn opt" onClick={() => setOpen(true)}>
        <Icon of={Code} size={14} />
        {t('agents.code')}
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('agents.codeTitle')} description={t('agents.codeText')} actions={null} wide>
        <CodeBlock snippets={READ_CONFIG} />
      </Dialog>
    </>
  )
}
