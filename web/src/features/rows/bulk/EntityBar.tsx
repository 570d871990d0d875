import { Download, Power, PowerOff, Tags, Trash2 } from 'lucide-react'
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
import { TagDialog } from './TagDialog'
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
  /** Rows have tags: those of the ticked ones, as far as they are loaded. */
  tags?: readonly string[]
  /** Nothing is taken out of the list now. */
  stays?: boolean
  /** Takes rows out of the list in another way than deleting them. */
  removal?: { deed: BulkDeed; label: string }
  /** What more is lost: asked before. */
  warning?: string
  testId?: string
  /** More that can be done with them. */
  children?: ReactNode
}

/** As many as are offered to be taken away at a click. */
const MOST_TAGS = 20

/** What can be done with ticked rows of a list beside Logs, or with all that match; the server does it. */
export function EntityBar<Row extends Keyed>({ bulk, selection, total, sorting, switches, tags, stays, removal, warning, testId, children }: Props<Row>) {
  const { t } = useTranslation()
  const paths = use(ShownPaths)
  const [asking, setAsking] = useState(false)
  const [tagging, setTagging] = useState(false)
  const what = bulk.what(selection.count)
  const label = removal?.label ?? t('rows.deleteWhat', { what })
  const remove = () => {
    setAsking(false)
    void bulk.remove(removal?.deed)
  }
  const ask = () => (stays ? undefined : warning ? setAsking(true) : remove())
  useHotkeys({ Delete: ask, ...(tags && { t: () => setTagging(true) }) }, !asking && !tagging)
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
      {tags && (
        <button className="btn ghost sm" title={t('rows.keyT')} onClick={() => setTagging(true)}>
          <Icon of={Tags} size={14} />
          {t('rows.tag')}
        </button>
      )}
      <ExportMenu what={what} columns={paths} request={() => ({ level: bulk.kind, rows: bulk.rows(), sorting: sorting ? (JSON.parse(sorting) as Schemas['SortBody'][]) : undefined })}>
        <button className="btn ghost sm">
          <Icon of={Download} size={14} />
          {t('rows.export')}
        </button>
      </ExportMenu>
      {!stays && (
        <button className="btn ghost sm danger" data-testid={testId} onClick={ask}>
          <Icon of={Trash2} size={14} />
          {label}
        </button>
      )}
      {tagging && (
        <TagDialog
          title={t('rows.tagWhat', { what })}
          present={[...new Set(tags)].slice(0, MOST_TAGS)}
          onClose={() => setTagging(false)}
          onTake={(add, gone) => bulk.run({ action: 'tag', tags_to_add: add, tags_to_remove: gone })}
        />
      )}
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
