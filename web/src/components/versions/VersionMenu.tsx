import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { useErrorText } from '../PageStates'
import type { FetchPage } from '../table/useServerList'
import { useVersionPages } from './useVersionPages'
import './versions.css'

interface Props<Row> {
  /** What changes of the versions refresh the menu by. */
  name: readonly [string, ...unknown[]]
  fetchPage: FetchPage<Row>
  entry: (row: Row) => { name: string | undefined; note?: string | undefined }
  chosen: { id: string; name?: string | undefined } | undefined
  label: string
  /** Of the button, for a label that stands elsewhere. */
  id?: string
  /** A choice before all versions: none, or the latest. */
  first?: { name: string; onChoose: () => void }
  align?: 'start' | 'end'
  /** Only the arrow: the name stands elsewhere. */
  bare?: boolean
  onChoose: (row: Row) => void
}

/** Any version of something, newest first; older ones come as the menu is scrolled. */
export function VersionMenu<Row extends { id: string }>(props: Props<Row>) {
  const { chosen, first, label, id, bare } = props
  const name = chosen?.name ?? first?.name ?? '–'
  return (
    <Menu.Root>
      <Menu.Trigger id={id} className={bare ? 'ibtn sm' : 'btn sm'} aria-label={`${label}: ${name}`} title={bare ? label : undefined}>
        {!bare && name}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Choices {...props} />
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Asks only once it is open. */
function Choices<Row extends { id: string }>({ name, fetchPage, entry, chosen, first, align = 'start', onChoose }: Props<Row>) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { rows, pending, error, onScroll } = useVersionPages(name, fetchPage)
  return (
    <Menu.Content className="pop menu scroll" align={align} sideOffset={4} onScroll={onScroll}>
      {first && (
        <Menu.CheckboxItem className="mi" checked={chosen === undefined} onSelect={first.onChoose}>
          {first.name}
        </Menu.CheckboxItem>
      )}
      {rows.map((row) => {
        const version = entry(row)
        return (
          <Menu.CheckboxItem key={row.id} className="mi" checked={row.id === chosen?.id} onSelect={() => onChoose(row)}>
            <b className="w5 num">{version.name}</b>
            <span className="t3 fs12 trunc">{version.note}</span>
          </Menu.CheckboxItem>
        )
      })}
      {pending && <p className="t3 vnone">{t('common.loading')}</p>}
      {error && <p className="err vnone">{errorText(error)}</p>}
    </Menu.Content>
  )
}
