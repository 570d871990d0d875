import { Download, Power, PowerOff, Trash2 } from 'lucide-react'
import { use, useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { Schemas } from '../../../api/types'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { BulkBar } from '../../../components/list/BulkBar'
import { ShownPaths } from '../../../components/list/shownPaths'
import type { Keyed } from '../../../components/table/column'
import type { Selection } from '../../../components/table/useSelection'
import { useHotkeys } from '../../../lib/hotkeys'
import { ExportMenu } from '../export/ExportMenu'
import type { BulkDeed, EntityBulk } from './useEntityBulk'

interface Props<Row extends Keyed> {
  bulk: EntityBulk
  selection: Selection<Row>
  /** Rows that match. */
  total: number
  /** The order in view, as the list takes it. */
  sorting: string | undefined
  /** Rows can be turned on and off. */
  switches?: boolean
  /** Takes rows out of the list in another way than deleting them. */
  removal?: { deed: BulkDeed; label: string }
  /** What more is lost: asked before. */
  warning?: string
  testId?: string
  /** More that can be done with them. */
  children?: ReactNode
}

/** What can be done with ticked rows of a list beside Logs, or with all that match; the server does it. */
export function EntityBar<Row extends Keyed>({ bulk, selection, total, sorting, switches, removal, warning, testId, children }: Props<Row>) {
  const { t } = useTranslation()
  const paths = use(ShownPaths)
  const [asking, setAsking] = useState(false)
  const what = bulk.what(selection.count)
  const label = removal?.label ?? t('rows.deleteWhat', { what })
  const remove = () => {
    setAsking(false)
    void bulk.remove(removal?.deed)
  }
  const ask = () => (warning ? setAsking(true) : remove())
  useHotkeys({ Delete: ask }, !asking)
  return (
    <BulkBar selection={selection} total={total}>
      {children}
      {switches && (
        <>
          <button className="btn ghost sm" onClick={() => void bulk.run({ action: 'enable' })}>
            <Icon of={Power} size={14} />
            {t('rows.enable')}
          </button>
          <button className="btn ghost sm" onClick={() => void bulk.run({ action: 'disable' })}>
            <Icon of={PowerOff} size={14} />
            {t('rows.disable')}
          </button>
        </>
      )}
      <ExportMenu what={what} columns={paths} request={() => ({ level: bulk.kind, rows: bulk.rows(), sorting: sorting ? (JSON.parse(sorting) as Schemas['SortBody'][]) : undefined })}>
        <button className="btn ghost sm">
          <Icon of={Download} size={14} />
          {t('rows.export')}
        </button>
      </ExportMenu>
      <button className="btn ghost sm danger" data-testid={testId} onClick={ask}>
        <Icon of={Trash2} size={14} />
        {label}
      </button>
      {warning && (
        <Dialog
          open={asking}
          onOpenChange={setAsking}
          title={label}
          description={warning}
          actions={
            <button className="btn danger" onClick={remove}>
              {label}
            </button>
          }
        />
      )}
    </BulkBar>
  )
}
