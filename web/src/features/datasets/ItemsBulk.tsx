import { Tag, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { Icon } from '../../components/Icon'
import { BulkBar } from '../../components/list/BulkBar'
import type { Selection } from '../../components/table/useSelection'
import { useToast } from '../../components/Toasts'
import { TagDialog } from '../rows/bulk/TagDialog'
import { editDraft, editMatching, undoDraft, type Item } from './api'
import { ExportMenu } from './transfers/ExportMenu'
import { useDatasetEdits } from './useDatasetEdits'

interface Props {
  datasetId: string
  selection: Selection<Item>
  filters: Filter[]
  /** Of an older version. */
  version: string | undefined
  /** An older version, or a comparison: nothing can be changed. */
  fixed: boolean
  all: number
}

/** What can be done with the ticked items, or with all that match; it goes into the draft. */
export function ItemsBulk({ datasetId, selection, filters, version, fixed, all }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const run = useDatasetEdits()
  const [tagging, setTagging] = useState(false)
  const ids = [...selection.ids]
  const except = [...selection.except].map((id) => ({ id }))
  const count = selection.count
  const remove = async () => {
    const wasAll = selection.all
    const done = await run(async () => {
      if (!wasAll) return editDraft(datasetId, { deleted_ids: ids })
      await editMatching(datasetId, filters, { delete: true })
      return except.length > 0 ? undoDraft(datasetId, except) : undefined
    })
    if (!done) return
    selection.clear()
    toast(
      t('datasets.removed', { count }),
      false,
      wasAll ? undefined : { label: t('common.undo'), run: () => void run(() => undoDraft(datasetId, ids.map((id) => ({ id })))) },
    )
  }
  return (
    <BulkBar selection={selection} total={all}>
      <ExportMenu id={datasetId} version={version} selection={selection.all ? { filters, except: [...selection.except] } : { ids }} />
      {!fixed && (
        <>
          <button className="btn ghost sm" onClick={() => setTagging(true)}>
            <Icon of={Tag} size={14} />
            {t('datasets.tag')}
          </button>
          <button className="btn ghost sm" onClick={() => void remove()}>
            <Icon of={Trash2} size={14} />
            {t('common.delete')}
          </button>
        </>
      )}
      {tagging && (
        <TagDialog
          title={t('datasets.tagItems', { count })}
          present={[...new Set([...selection.rows.values()].flatMap((row) => row.tags ?? []))].slice(0, 20)}
          onClose={() => setTagging(false)}
          onTake={async (add, gone) => {
            const update = { tags_to_add: add, tags_to_remove: gone }
            await run(() => (selection.all ? editMatching(datasetId, filters, { update }) : editDraft(datasetId, { edited_items: ids.map((id) => ({ id, ...update })) })))
            setTagging(false)
            selection.clear()
          }}
        />
      )}
    </BulkBar>
  )
}
