import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { Icon } from './Icon'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  /** Buttons at the end; Cancel is added before them, or Close in place of none. */
  actions: ReactNode
  wide?: boolean
  testId?: string
  children?: ReactNode
}

/** For destructive or multi-field decisions; data is shown in panels. The focus starts on the harmless button unless a field takes it. */
export function Dialog({ open, onOpenChange, title, description, actions, wide, testId, children }: Props) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="ovl" />
        <Radix.Content className={`pop dialog ${wide ? 'wide' : ''}`} data-testid={testId} {...(description ? {} : { 'aria-describedby': undefined })}>
          <div className="row">
            <Radix.Title className="fs14 w6 grow">{title}</Radix.Title>
            <Radix.Close className="ibtn sm" aria-label={t('common.close')}>
              <Icon of={X} size={14} />
            </Radix.Close>
          </div>
          {description && <Radix.Description className="t2">{description}</Radix.Description>}
          {children}
          <div className="row actions">
            <span className="grow" />
            <Radix.Close className="btn" autoFocus={!children}>
              {t(actions ? 'common.cancel' : 'common.close')}
            </Radix.Close>
            {actions}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
