import * as Dialog from '@radix-ui/react-dialog'
import { CircleHelp, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../lib/hotkeys'
import { Icon } from './Icon'
import { Kbd } from './Kbd'
import { KEYED } from './menu'

/** Keys that every page has. */
const EVERYWHERE: [string[], string][] = [[['Mod K'], 'palette.title'], ...KEYED.map(({ id, key }): [string[], string] => [['G', key.toUpperCase()], `nav.${id}`])]

/** The `?` button of a page and the list of its keys. `rows` are [keys, text key: of `keys.*`, or a whole one with a dot]. */
export function KeySheet({ rows }: { rows: [string[], string][] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useHotkeys({ '?': () => setOpen(true) })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="ibtn" aria-label={t('common.help')} title={`${t('common.help')}  ?`}>
        <Icon of={CircleHelp} />
      </Dialog.Trigger>
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
