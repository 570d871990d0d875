import * as Menu from '@radix-ui/react-dropdown-menu'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { startExport } from './api'
import { useDatasetEdits } from './useDatasetEdits'

/** A whole version as a file, made by the server. */
export function ExportMenu({ id, version }: { id: string; version: string | undefined }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  return (
    <Menu.Root>
      <Menu.Trigger className="ibtn sm" aria-label={t('datasets.export')} title={t('datasets.export')}>
        <Icon of={Download} size={14} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {['csv', 'json', 'jsonl'].map((format) => (
            <Menu.Item key={format} className="mi" onSelect={() => void run(() => startExport(id, format, version))}>
              {t('datasets.exportOf', { format: format.toUpperCase() })}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
