import { useQuery } from '@tanstack/react-query'
import { Copy, Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Checkbox } from '../../components/form/Checkbox'
import { Icon } from '../../components/Icon'
import { BulkBar } from '../../components/list/BulkBar'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import { useLoadedList } from '../../components/table/useLoadedList'
import { useSelection } from '../../components/table/useSelection'
import { download } from '../../lib/download'
import { definitionsQuery, type Definition } from '../../api/definitions'
import { deleteDefinitions, preferencesQuery } from './api'
import { DefinitionDialog } from './DefinitionDialog'
import { DefinitionPreview } from './DefinitionPreview'
import { Section } from './Section'
import type { Saving } from './useSaved'

const SHOWN = 8

export function DefinitionsSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const found = useQuery(definitionsQuery())
  const colors = useQuery(preferencesQuery()).data?.color_map ?? {}
  const removal = useDeferredDelete('feedback-definitions', deleteDefinitions)
  const [edited, setEdited] = useState<{ definition: Definition | null; copy?: boolean } | null>(null)
  const [all, setAll] = useState(false)
  const list = found.data?.filter((each) => !removal.hidden.has(each.id))
  const rows = useLoadedList(list, found)
  const selection = useSelection<Definition & { id: string }>(rows as never, 'feedback-definitions')
  const shown = all ? list : list?.slice(0, SHOWN)
  const ticked = list?.filter(({ id }) => selection.has(id)) ?? []
  const what = t('settings.definitions.count', { count: ticked.length })
  const removeTicked = () => {
    removal.remove(ticked.map(({ id }) => id), t('settings.removed', { name: what }))
    selection.clear()
  }
  const save = () => download('feedback-definitions.json', 'application/json', JSON.stringify(ticked.map(({ name, type, details, description }) => ({ name, type, details, description })), null, 2))
  const more = (list?.length ?? 0) - SHOWN
  const kind = ({ type, details }: Definition) =>
    type === 'numerical'
      ? t('settings.definitions.number', { min: details.min, max: details.max })
      : type === 'boolean'
        ? t('settings.definitions.boolean')
        : t('settings.definitions.category', { count: Object.keys(details.categories ?? {}).length })
  return (
    <Section id="feedback-definitions" note={t('settings.definitions.note')} error={found.error} onAdd={() => setEdited({ definition: null })}>
      {list?.length === 0 && <p className="t3 set-empty">{t('settings.definitions.empty')}</p>}
      {shown?.map((each, index) => (
        <div className="set-line two" key={each.id} data-row-id={each.id}>
          <Checkbox label={t('settings.definitions.tick', { name: each.name })} on={selection.has(each.id)} onChange={() => selection.toggle(each.id, index)} />
          <button className="grow set-main" onClick={() => setEdited({ definition: each })}>
            <span className="w5 trunc">
              {colors[each.name] && <span className="dot set-dot" style={{ background: colors[each.name] }} />}
              {each.name}
            </span>
            <span className="t3 fs12 trunc set-sub">{[kind(each), each.description].filter(Boolean).join('; ')}</span>
          </button>
          <DefinitionPreview definition={each} />
          <button className="ibtn sm" aria-label={t('settings.definitions.clone', { name: each.name })} title={t('settings.definitions.clone', { name: each.name })} onClick={() => setEdited({ definition: each, copy: true })}>
            <Icon of={Copy} size={14} />
          </button>
          <button className="ibtn sm" aria-label={t('settings.remove', { name: each.name })} title={t('common.delete')} onClick={() => removal.remove([each.id], t('settings.removed', { name: each.name }))}>
            <Icon of={Trash2} size={14} />
          </button>
        </div>
      ))}
      {more > 0 && !all && (
        <button className="btn ghost sm acc set-more" onClick={() => setAll(true)}>
          {t('settings.definitions.more', { count: more })}
        </button>
      )}
      {selection.count > 0 && (
        <BulkBar selection={selection} total={list?.length ?? 0}>
          <button className="btn ghost sm" onClick={save}>
            <Icon of={Download} size={14} />
            {t('rows.export')}
          </button>
          <button className="btn ghost sm danger" onClick={removeTicked}>
            <Icon of={Trash2} size={14} />
            {t('settings.remove', { name: what })}
          </button>
        </BulkBar>
      )}
      {edited && (
        <DefinitionDialog
          definition={edited.definition}
          copy={edited.copy ?? false}
          color={edited.definition ? colors[edited.definition.name] : undefined}
          saving={saving}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}
