import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Icon } from '../../components/Icon'

/** Prompts are deleted with every version: the dialog says so, because that cannot be undone. */
export function DeletePrompts({ count, onDelete }: { count: number; onDelete: () => Promise<void> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn ghost sm danger" onClick={() => setOpen(true)}>
        <Icon of={Trash2} size={14} />
        {t('prompts.delete', { count })}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('prompts.delete', { count })}
        description={t('prompts.deleteText', { count })}
        actions={
          <button
            className="btn danger"
            onClick={() => {
              setOpen(false)
              void onDelete()
            }}
          >
            {t('prompts.delete', { count })}
          </button>
        }
      />
    </>
  )
}
