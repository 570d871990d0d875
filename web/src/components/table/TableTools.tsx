import * as Menu from '@radix-ui/react-dropdown-menu'
import { AlignJustify, Check, Columns3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon'
import type { TableView } from './useTableView'

/** Density and columns of a table, at the right of its filter bar. */
export function TableTools<Row>({ view }: { view: TableView<Row> }) {
  const { t } = useTranslation()
  const density = t('logs.density', { name: t(`logs.${view.density}`) })
  return (
    <>
      <button className="ibtn" aria-label={density} title={density} onClick={view.nextDensity}>
        <Icon of={AlignJustify} />
      </button>
      <Menu.Root>
        <Menu.Trigger className="ibtn" aria-label={t('logs.columns')} title={t('logs.columns')}>
          <Icon of={Columns3} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {view.choices.map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                className="mi"
                checked={column.on}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={() => view.toggleColumn(column.id)}
              >
                {column.label}
                <Menu.ItemIndicator className="r">
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.CheckboxItem>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
