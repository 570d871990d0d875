import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Columns2, Database, Download, Ellipsis, Gauge, PencilLine, Tag, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { ListParams } from '../../../api/runs'
import type { Level, Schemas } from '../../../api/types'
import { Icon } from '../../../components/Icon'
import { BulkBar } from '../../../components/list/BulkBar'
import { Checkbox } from '../../../components/form/Checkbox'
import type { Selection } from '../../../components/table/useSelection'
import { useToast } from '../../../components/Toasts'
import { useErrorText } from '../../../components/PageStates'
import { useHotkeys } from '../../../lib/hotkeys'
import * as f from '../../../lib/format'
import type { LogList, LogRow } from '../../logs/useLogList'
import { createDataset, createQueue, datasetChoices, queueChoices, ruleChoices, type BulkRequest } from '../api'
import { ExportMenu } from '../export/ExportMenu'
import { pairOf } from '../pairOf'
import { selected } from '../selection'
import { hide } from './leaving'
import { store, stored } from '../../../lib/storage'
import { FieldMapping, fieldMappings, type Mapped } from './FieldMapping'
import { PickDialog } from './PickDialog'
import { TagDialog } from './TagDialog'
import { useBulk } from './useBulk'

type Asked = 'tag' | 'dataset' | 'queue' | 'evaluate'

/** A deletion can be taken back for so long. */
const UNDO_SECONDS = 10
const ENRICHMENTS = ['spans', 'tags', 'feedback_scores', 'comments', 'usage', 'metadata'] as const

interface Props {
  level: Level
  list: LogList
  params: ListParams
  selection: Selection<LogRow>
  /** Names the list in view. */
  identity: string
  sorting: Schemas['RowExportBody']['sorting']
  columns: string[]
}

/** What can be done with the ticked rows of Logs; the server does it, also to rows that are not loaded. */
export function RowBar({ level, list, params, selection, identity, sorting, columns }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const start = useBulk(params.project_id)
  const [asked, setAsked] = useState<Asked>()
  const [maps, setMaps] = useState<Mapped[]>(() => stored('add-to-dataset-maps', []))
  const [enriched, setEnriched] = useState<Set<string>>(new Set(['tags', 'metadata']))
  const count = selection.count
  const what = `${f.count(count)} ${t(`logs.${level.slice(0, -1)}Word`, { count })}`
  const rows = () => selected(params, selection, (id) => list.row(list.indexOf(id)), list.until)
  const run = async (request: Omit<BulkRequest, 'entity' | 'rows'>) => {
    await start({ entity: level, rows: rows(), ...request })
    selection.clear()
  }
  const remove = async () => {
    const ids = selection.all ? null : new Set(selection.ids)
    const whole = selection.all && selection.except.size === 0
    try {
      const job = await start({ entity: level, rows: rows(), action: 'delete', undo_seconds: UNDO_SECONDS })
      if (ids || whole) hide(job.id, { list: identity, ids })
      selection.clear()
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const pair = selection.all || level === 'threads' ? null : pairOf([...selection.rows.values()])
  const comparison = { to: '/$workspace/projects/$projectId/logs/compare', params: { workspace, projectId: params.project_id } } as const
  useHotkeys({ c: () => void (pair && navigate({ ...comparison, search: pair })) }, pair !== null && asked === undefined)
  useHotkeys({ t: () => setAsked('tag'), d: () => level !== 'threads' && setAsked('dataset'), Delete: () => void remove() }, asked === undefined)

  const scope = level === 'threads' ? 'thread' : 'trace'
  const close = () => setAsked(undefined)
  return (
    <>
      <BulkBar selection={selection} total={list.total} estimated={list.estimated}>
        {level !== 'threads' && (
          <button className="btn ghost sm" title={t('rows.keyD')} onClick={() => setAsked('dataset')}>
            <Icon of={Database} size={14} />
            {t('rows.addToDataset')}
          </button>
        )}
        {level !== 'spans' && (
          <button className="btn ghost sm" onClick={() => setAsked('queue')}>
            <Icon of={PencilLine} size={14} />
            {t('rows.annotate')}
          </button>
        )}
        <button className="btn ghost sm" onClick={() => setAsked('evaluate')}>
          <Icon of={Gauge} size={14} />
          {t('rows.score')}
        </button>
        <button className="btn ghost sm" title={t('rows.keyT')} onClick={() => setAsked('tag')}>
          <Icon of={Tag} size={14} />
          {t('rows.tag')}
        </button>
        {pair && (
          <Link className="btn ghost sm" title="C" {...comparison} search={pair}>
            <Icon of={Columns2} size={14} />
            {t('rows.compare')}
          </Link>
        )}
        <ExportMenu what={what} columns={columns} request={() => ({ level, rows: rows(), sorting })}>
          <button className="btn ghost sm">
            <Icon of={Download} size={14} />
            {t('rows.export')}
          </button>
        </ExportMenu>
        <span className="vsep" />
        <Menu.Root>
          <Menu.Trigger className="ibtn sm" aria-label={t('rows.more')} title={t('rows.more')}>
            <Icon of={Ellipsis} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4}>
              <Menu.Item className="mi err" onSelect={() => void remove()}>
                <Icon of={Trash2} size={14} />
                {t('rows.deleteWhat', { what })}
              </Menu.Item>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      </BulkBar>
      {asked === 'tag' && (
        <TagDialog
          title={t('rows.tagWhat', { what })}
          present={[...new Set([...selection.rows.values()].flatMap((row) => row.tags ?? []))].slice(0, 20)}
          onClose={close}
          onTake={(add, gone) => run({ action: 'tag', tags_to_add: add, tags_to_remove: gone })}
        />
      )}
      {asked === 'dataset' && (
        <PickDialog
          title={t('rows.datasetWhat', { what })}
          verb={t('rows.add')}
          query={(name) => datasetChoices(params.project_id, name) as never}
          create={(name) => createDataset(params.project_id, name)}
          nothing={t('rows.noDatasets')}
          onClose={close}
          onTake={([id]) => {
            const mappings = fieldMappings(maps)
            store('add-to-dataset-maps', maps)
            return run({
              action: 'add_to_dataset',
              dataset_id: id!,
              enrichment_options: Object.fromEntries(ENRICHMENTS.map((each) => [`include_${each}`, enriched.has(each)])),
              ...(mappings ? { field_mappings: mappings } : {}),
            })
          }}
        >
          <fieldset className="with">
            <legend className="t3 fs12">{t('rows.withIt')}</legend>
            {ENRICHMENTS.filter((each) => level === 'traces' || each !== 'spans').map((each) => (
              <Checkbox
                key={each}
                on={enriched.has(each)}
                onChange={(on) => {
                  const next = new Set(enriched)
                  if (on) next.add(each)
                  else next.delete(each)
                  setEnriched(next)
                }}
              >
                {t(`rows.with.${each}`)}
              </Checkbox>
            ))}
          </fieldset>
          <FieldMapping lines={maps} onChange={setMaps} />
        </PickDialog>
      )}
      {asked === 'queue' && (
        <PickDialog
          title={t('rows.queueWhat', { what })}
          verb={t('rows.add')}
          query={(name) => queueChoices(params.project_id, scope, name) as never}
          create={(name) => createQueue(params.project_id, scope, name)}
          nothing={t('rows.noQueues')}
          onClose={close}
          onTake={([id]) => run({ action: 'add_to_queue', queue_id: id! })}
        />
      )}
      {asked === 'evaluate' && (
        <PickDialog
          many
          title={t('rows.scoreWhat', { what })}
          verb={t('rows.score')}
          query={(name) => ruleChoices(params.project_id, level, name) as never}
          nothing={t('rows.noRules')}
          onClose={close}
          onTake={(ids) => run({ action: 'evaluate', rule_ids: ids })}
        />
      )}
    </>
  )
}
