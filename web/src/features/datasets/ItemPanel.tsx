import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Trash2, Undo2 } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { CodeEditor } from '../../components/code/CodeEditor'
import { TagInput } from '../../components/form/TagInput'
import { Icon } from '../../components/Icon'
import { SidePanel } from '../../components/panel/SidePanel'
import { useToast } from '../../components/Toasts'
import { useHotkeys } from '../../lib/hotkeys'
import { editDraft, itemQuery, undoDraft, type Item, type Version } from './api'
import { Sign } from './Counts'
import { InlineDiff } from './InlineDiff'
import { editText, readText } from './itemData'
import { ItemField } from './ItemField'
import { ItemUses } from './ItemUses'
import './item.css'
import { ItemAssertions } from './suite/ItemAssertions'
import { useDatasetEdits } from './useDatasetEdits'

const Gallery = lazyPart('trace', () => import('../trace/Gallery'), 'Gallery')

/** Pictures of fields stand at their fields. */
const NO_PAYLOADS = {}

interface Props {
  datasetId: string
  itemId: string
  /** Of an older version, which cannot be changed. */
  version: string | undefined
  /** The version of the suite that the item belongs to; null: it has none yet; undefined: it is no suite. */
  suite: Version | null | undefined
  /** The row with what it was, in a comparison. */
  compared: Item | undefined
  onMove: (by: number) => void
  onClose: () => void
}

/** One item: its fields or its JSON, kept in the draft as soon as a field is left. */
export function ItemPanel({ datasetId, itemId, version, suite, compared, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const toast = useToast()
  const run = useDatasetEdits()
  const [json, setJson] = useState(false)
  const [text, setText] = useState<string>()
  const asked = useQuery(itemQuery(datasetId, itemId, version))
  const item = compared && (version || compared.draft?.state === 'deleted') ? compared : (asked.data ?? undefined)
  const draft = compared?.draft ?? item?.draft
  const fixed = version !== undefined || item?.draft?.state === 'deleted' || compared?.draft?.state === 'deleted'
  useEffect(() => setText(undefined), [itemId])
  const change = (patch: Record<string, unknown>) => run(() => editDraft(datasetId, { edited_items: [{ id: itemId, ...patch }] }))
  const undo = (fields?: string[]) => void run(() => undoDraft(datasetId, [{ id: itemId, ...(fields ? { fields } : {}) }]))
  useHotkeys({ Escape: onClose, u: () => item?.draft && !version && undo() })
  const remove = async () => {
    if (await run(() => editDraft(datasetId, { deleted_ids: [itemId] })))
      toast(t('datasets.removed', { count: 1 }), false, { label: t('common.undo'), run: () => undo() })
  }
  const applyJson = () => {
    const read = text === undefined ? undefined : readText(text, {})
    if (read && typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value)) void change({ data: read.value }).then(() => setText(undefined))
    else toast(t('datasets.notAnObject'), true)
  }
  const before = draft?.before
  const changed = (name: string) => draft?.state === 'changed' && (draft.fields?.includes(name) ?? false)
  const names = [...new Set([...Object.keys(item?.data ?? {}), ...(draft?.state === 'changed' ? Object.keys(before?.data ?? {}) : [])])]
  return (
    <SidePanel
      kind="dataset-item"
      label={t('datasets.item', { id: itemId.slice(-6) })}
      title={
        <span className="row">
          {t('datasets.item', { id: itemId.slice(-6) })} {draft && <Sign state={draft.state} />}
        </span>
      }
      onMove={onMove}
      onClose={onClose}
      testId={suite !== undefined ? 'test-suite-item-panel' : item?.draft?.state === 'added' ? 'dataset-item-panel' : 'dataset-item-editor'}
      actions={
        <div className="seg sm" role="group" aria-label={t('datasets.view')}>
          {[false, true].map((each) => (
            <button key={String(each)} className={json === each ? 'on' : ''} aria-pressed={json === each} onClick={() => setJson(each)}>
              {each ? 'JSON' : t('datasets.form')}
            </button>
          ))}
        </div>
      }
    >
      <div className="dsbody" tabIndex={0} role="region" aria-label={t('datasets.fields')}>
        {item && json && (
          <div className="dsfield">
            <CodeEditor language="json" label="JSON" value={text ?? editText(item.data)} {...(fixed ? {} : { onChange: setText, onSubmit: applyJson })} maxLines={40} />
            {text !== undefined && (
              <button className="btn" onClick={applyJson}>
                {t('datasets.apply')}
              </button>
            )}
          </div>
        )}
        {item &&
          !json &&
          names.map((name) => (
            <ItemField
              key={`${itemId}.${name}`}
              name={name}
              value={item.data[name]}
              fixed={fixed}
              changed={changed(`data.${name}`)}
              onUndo={!version && item.draft?.fields?.includes(`data.${name}`) ? () => undo([`data.${name}`]) : undefined}
              onChange={(value) => void change({ data: { ...item.data, [name]: value } })}
            >
              {changed(`data.${name}`) && (
                <div className="dswas">
                  <span className="t3">{t('datasets.against')}</span>
                  <InlineDiff prose={typeof item.data[name] === 'string'} before={editText(before?.data[name])} after={editText(item.data[name])} label={name} />
                </div>
              )}
            </ItemField>
          ))}
        {item && suite !== undefined && <ItemAssertions item={item} version={suite ?? undefined} fixed={fixed} onChange={(patch) => void change(patch)} onUndo={undo} />}
        {item && (
          <div className="dsfield">
            <header>
              <b className="w5">{t('datasets.cols.tags')}</b>
              {changed('tags') && <span className="badge warn">{t('datasets.states.changed')}</span>}
              <span className="grow" />
              {!version && item.draft?.fields?.includes('tags') && (
                <button className="btn ghost sm" onClick={() => undo(['tags'])}>
                  <Icon of={Undo2} size={14} />
                  {t('common.undo')}
                </button>
              )}
            </header>
            {fixed ? <span className="t2">{item.tags?.join(', ') || '–'}</span> : <TagInput label={t('datasets.cols.tags')} tags={item.tags ?? []} onChange={(tags) => void change({ tags })} />}
          </div>
        )}
        {item?.trace_id && (
          <Suspense>
            <div className="dsattached">
              <Gallery entity={item.span_id ? { kind: 'spans', id: item.span_id, traceId: item.trace_id, projectId } : { kind: 'traces', id: item.trace_id, projectId }} payloads={NO_PAYLOADS} />
            </div>
          </Suspense>
        )}
        {item && <ItemUses item={item} datasetId={datasetId} projectId={projectId} />}
      </div>
      {!version && item && (
        <footer className="dsfoot">
          <span className="t2 fs12 grow">{item.draft ? t('datasets.keptInDraft') : ''}</span>
          {item.draft && (
            <button className="btn ghost sm" onClick={() => undo()}>
              <Icon of={Undo2} size={14} />
              {t('datasets.undoItem')} <span className="kbd">U</span>
            </button>
          )}
          {!fixed && (
            <button className="btn ghost sm danger" onClick={() => void remove()}>
              <Icon of={Trash2} size={14} />
              {t('datasets.removeItem')}
            </button>
          )}
        </footer>
      )}
    </SidePanel>
  )
}
