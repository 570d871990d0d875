import * as Menu from '@radix-ui/react-dropdown-menu'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { Level } from '../../../api/types'
import { useErrorText } from '../../../components/PageStates'
import { useCopy } from '../../../components/useCopy'
import { asCode, LANGUAGES } from './asCode'
import { useToast } from '../../../components/Toasts'
import { exportRows, type ExportFormat, type ExportRequest } from './running'

interface Props {
  /** How many rows, in words. */
  what: string
  request: () => Omit<ExportRequest, 'format' | 'columns'>
  /** Server paths of the columns in view. */
  columns: string[]
  /** With it the query can be had as code that asks for the same: of Logs alone. */
  code?: { project: string; server: string; level: Level }
  children: ReactNode
  align?: 'start' | 'end'
}

/** All rows as a file, with the columns in view or with everything; the server writes it while it reads. */
export function ExportMenu({ what, request, columns, code, children, align = 'end' }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const copy = useCopy()
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
          {code && (
            <>
              <Menu.Separator />
              {LANGUAGES.map((language) => (
                <Menu.Item key={language} className="mi" onSelect={() => copy(asCode(language, { ...request(), ...code }), t('rows.codeCopied'))}>
                  {t('rows.copyAs', { language })}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
