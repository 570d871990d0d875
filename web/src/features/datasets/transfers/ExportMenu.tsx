import * as Menu from '@radix-ui/react-dropdown-menu'
import { Download } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { useDatasetEdits } from '../useDatasetEdits'
import { startExport, type ExportSelection } from './api'

interface Asked {
  id: string
  version?: string | undefined
  selection?: ExportSelection | undefined
}

function Formats({ id, version, selection }: Asked) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  return ['csv', 'json', 'jsonl'].map((format) => (
    <Menu.Item key={format} className="mi" onSelect={() => void run(() => startExport(id, format, version, selection))}>
      {t('datasets.exportOf', { format: format.toUpperCase() })}
    </Menu.Item>
  ))
}

/** The same as entries of a menu of tools. */
export const ExportMore = (asked: Asked) => (
  <Menu.Group>
    <Formats {...asked} />
  </Menu.Group>
)

/** A whole version as a file, or the chosen items of it, made by the server. */
export function ExportMenu({ id, version, selection, name }: Asked & { name?: string }) {
  const { t } = useTranslation()
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
          <Formats id={id} version={version} selection={selection} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
