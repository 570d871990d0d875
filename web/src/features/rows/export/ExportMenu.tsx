import * as Menu from '@radix-ui/react-dropdown-menu'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { exportRows, type ExportFormat, type ExportRequest } from './running'

interface Props {
  /** How many rows, in words. */
  what: string
  request: () => Omit<ExportRequest, 'format' | 'columns'>
  /** Server paths of the columns in view. */
  columns: string[]
  children: ReactNode
  align?: 'start' | 'end'
}

/** All rows as a file, with the columns in view or with everything; the server writes it while it reads. */
export function ExportMenu({ what, request, columns, children, align = 'end' }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const run = (format: ExportFormat, chosen?: string[]) =>
    void exportRows({ ...request(), format, columns: chosen }).then(
      (ended) => ended && toast(t('rows.exported', { what })),
      (error: unknown) => toast(errorText(error), true),
    )
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Menu.Trigger asChild>{children}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align={align} sideOffset={4}>
          <Menu.Label>{t('rows.exportOf', { what })}</Menu.Label>
          <Menu.Item className="mi" onSelect={() => run('csv', columns)}>
            {t('rows.csvColumns')}
          </Menu.Item>
          <Menu.Item className="mi" onSelect={() => run('csv')}>
            {t('rows.csvAll')}
          </Menu.Item>
          <Menu.Separator />
          <Menu.Item className="mi" onSelect={() => run('jsonl', columns)}>
            {t('rows.jsonColumns')}
          </Menu.Item>
          <Menu.Item className="mi" onSelect={() => run('jsonl')}>
            {t('rows.jsonAll')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
