import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { Icon } from './Icon'
import { Kbd } from './Kbd'
import type { KeyRow } from './keySheets'
import { KEYED } from './menu'

/** Keys that every page has. */
const EVERYWHERE: KeyRow[] = [[['Mod K'], 'palette.title'], ...KEYED.map(({ id, key }): KeyRow => [['G', key.toUpperCase()], `nav.${id}`])]

/** The list of keys; `children` is the button that opens it, where there is one. */
export function KeySheetDialog({ rows, open, onOpenChange, children }: { rows: KeyRow[]; open: boolean; onOpenChange: (open: boolean) => void; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      {children}
      <Dialog.Portal>
        <Dialog.Overlay className="ovl" />
        <Dialog.Content className="pop dialog" aria-describedby={undefined}>
          <div className="row">
            <Dialog.Title className="fs14 w6">{t('keys.title')}</Dialog.Title>
            <span className="grow" />
            <Dialog.Close className="ibtn" aria-label={t('common.close')}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
          <dl className="keylist">
            {[...rows, ...EVERYWHERE].map(([keys, text]) => (
              <div key={text}>
                <dt>{t(text.includes('.') ? text : `keys.${text}`)}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key} of={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
