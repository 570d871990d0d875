import * as Menu from '@radix-ui/react-dropdown-menu'
import { AlignJustify, Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { ColumnChooser } from './ColumnChooser'
import type { HeadSwitch } from './useHeadSwitch'
import type { TableView } from './useTableView'

interface Props<Row> {
  view: TableView<Row>
  onColumns?: () => void
  /** Entries of a menu, where the bar is narrow: the density moves there too. */
  more?: ReactNode
  /** Figures in the heads, where the table has some. */
  heads?: HeadSwitch | undefined
}

/** Density and columns of a table, at the right of its filter bar. */
export function TableTools<Row>({ view, onColumns, more, heads }: Props<Row>) {
  const { t } = useTranslation()
  const density = t('logs.density', { name: t(`logs.${view.density}`) })
  return (
    <>
      {more === undefined && (
        <button className="ibtn" aria-label={density} title={density} onClick={view.nextDensity}>
          <Icon of={AlignJustify} />
        </button>
      )}
      <ColumnChooser choices={view.choices} arrange={view.arrange} heads={heads} {...(onColumns ? { onOpen: onColumns } : {})} />
      {more !== undefined && (
        <Menu.Root>
          <Menu.Trigger className="ibtn" aria-label={t('table.more')} title={t('table.more')}>
            <Icon of={Ellipsis} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4} collisionPadding={8}>
              {more}
              <Menu.Item className="mi" onSelect={view.nextDensity}>
                <Icon of={AlignJustify} size={14} />
                {density}
              </Menu.Item>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      )}
    </>
  )
}
