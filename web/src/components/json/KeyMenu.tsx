import * as Menu from '@radix-ui/react-dropdown-menu'
import { Columns3, Copy, ListFilter } from 'lucide-react'
import { use } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { filterKey, type JsonLine } from '../../lib/json'
import { Icon } from '../Icon'
import { useCopy } from '../useCopy'
import { JsonActionsContext } from './jsonActions'

/** What a click on a key offers. One menu for all lines: lines come and go while scrolling. */
export function KeyMenu({ line, anchor, whole, onClose }: { line: JsonLine; anchor: HTMLElement; whole: unknown; onClose: () => void }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const { filter, addColumn, canBeColumn } = use(JsonActionsContext)
  const key = filterKey(line.path)
  const place = anchor.getBoundingClientRect()
  const single = line.kind === 'value' && line.value !== null && line.value !== undefined && String(line.value).length <= 200
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Trigger asChild>
        <span style={{ position: 'fixed', left: place.left, top: place.top, width: place.width, height: place.height, pointerEvents: 'none' }} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="pop menu"
          align="start"
          sideOffset={2}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            anchor.focus()
          }}
        >
          <Menu.Item className="mi" onSelect={() => copy(line.path)}>
            <Icon of={Copy} size={14} />
            {t('json.copyPath')}
          </Menu.Item>
          <Menu.Item className="mi" onSelect={() => copy(textOf(line, whole))}>
            <Icon of={Copy} size={14} />
            {t('json.copyValue')}
          </Menu.Item>
          {filter && key && single && (
            <Menu.Item className="mi" onSelect={() => filter(key, String(line.value))}>
              <Icon of={ListFilter} size={14} />
              {t('json.filterBy')}
            </Menu.Item>
          )}
          {addColumn && key && line.kind === 'value' && canBeColumn?.(key) !== false && (
            <Menu.Item className="mi" onSelect={() => addColumn(key)}>
              <Icon of={Columns3} size={14} />
              {t('json.addColumn')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

function textOf(line: JsonLine, whole: unknown): string {
  if (line.kind === 'value') return typeof line.value === 'string' ? line.value : JSON.stringify(line.value)
  return JSON.stringify(at(whole, line.path), null, 2)
}

/** The value at a path that the viewer made. */
function at(whole: unknown, path: string): unknown {
  let value = whole
  for (const [, name, index, quoted] of path.matchAll(/\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[name ?? index ?? (JSON.parse(quoted!) as string)]
  }
  return value
}
