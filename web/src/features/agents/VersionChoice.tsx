import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown } from 'lucide-react'
import { Icon } from '../../components/Icon'
import type { RowSource } from '../../components/table/rowSource'
import type { Blueprint } from './api'

interface Props {
  list: RowSource<Blueprint>
  chosen: Blueprint | undefined
  label: string
  onChoose: (id: string) => void
}

export function VersionChoice({ list, chosen, label, onChoose }: Props) {
  const shown = Array.from({ length: Math.min(list.rowCount, 100) }, (_, index) => list.row(index)).filter((each) => each !== undefined)
  return (
    <Menu.Root>
      <Menu.Trigger className="btn sm" aria-label={`${label}: ${chosen?.name ?? '–'}`}>
        {chosen?.name ?? '–'}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu scroll" align="end" sideOffset={4}>
          {shown.map((each) => (
            <Menu.CheckboxItem key={each.id} className="mi" checked={each.id === chosen?.id} onSelect={() => onChoose(each.id)}>
              <b className="w5 num">{each.name}</b>
              <span className="t3 fs12 trunc">{each.description}</span>
            </Menu.CheckboxItem>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
