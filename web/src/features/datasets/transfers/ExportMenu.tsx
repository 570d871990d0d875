import * as Menu from '@radix-ui/react-dropdown-menu'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/Icon'
import { useDatasetEdits } from '../useDatasetEdits'
import { startExport, type ExportSelection } from './api'

/** A whole version as a file, or the chosen items of it, made by the server. */
export function ExportMenu({ id, version, selection, name }: { id: string; version?: string | undefined; selection?: ExportSelection; name?: string }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  return (
    <Menu.Root>
      {selection ? (
        <Menu.Trigger className="btn ghost sm">
          <Icon of={Download} size={14} />
          {t('datasets.export')}
        </Menu.Trigger>
      ) : (
        <Menu.Trigger className="ibtn sm" aria-label={name === undefined ? t('datasets.export') : t('datasets.exportNamed', { name })} title={t('datasets.export')}>
          <Icon of={Download} size={14} />
        </Menu.Trigger>
      )}
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {['csv', 'json', 'jsonl'].map((format) => (
            <Menu.Item key={format} className="mi" onSelect={() => void run(() => startExport(id, format, version, selection))}>
              {t('datasets.exportOf', { format: format.toUpperCase() })}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
