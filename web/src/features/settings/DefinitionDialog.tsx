import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import type { Definition } from '../../api/definitions'
import { preferencesQuery, saveDefinition, savePreferences } from './api'
import { ColorField } from './ColorField'
import { DefinitionPreview } from './DefinitionPreview'
import { DirectionFields } from './DirectionFields'
import { detailsOf, draftOf, judgingOf, problemOf, type DefinitionDraft } from './definitionDraft'
import type { Saving } from './useSaved'

const previewOf = (draft: DefinitionDraft): Pick<Definition, 'polarity' | 'thresholds'> => {
  const { polarity, thresholds } = judgingOf(draft)
  return { ...(polarity ? { polarity } : {}), ...(thresholds ? { thresholds } : {}) }
}

/** A feedback definition with what it will look like. */
export function DefinitionDialog({ definition, copy, color: stored, saving, onClose }: { definition: Definition | null; copy: boolean; color: string | undefined; saving: Saving; onClose: () => void }) {
  const { t } = useTranslation()
  const preferences = useQuery(preferencesQuery())
  const [draft, setDraft] = useState<DefinitionDraft>(() => draftOf(definition, copy ? t('settings.definitions.copyOf', { name: definition?.name ?? '' }) : undefined))
  const [color, setColor] = useState(stored)
  const change = (part: Partial<DefinitionDraft>) => setDraft({ ...draft, ...part })
  const problem = problemOf(draft)
  const details = detailsOf(draft)
  const submit = async () => {
    if (problem) return
    const name = draft.name.trim()
    const done = await saving.save(
      async () => {
        await saveDefinition(copy ? null : (definition?.id ?? null), { name, type: draft.type, description: draft.description.trim() || undefined, details, ...judgingOf(draft) })
        const now = preferences.data
        if (color && now && color !== now.color_map?.[name]) await savePreferences({ ...now, color_map: { ...now.color_map, [name]: color } })
      },
      'feedback-definitions',
      'workspaces',
    )
    if (done) onClose()
  }
  const number = (label: string, member: 'min' | 'max') => (
    <Field label={label}>
      {(control) => (
        <div className="input">
          <input {...control} type="number" step="any" value={draft[member]} onChange={(event) => change({ [member]: event.target.value })} />
        </div>
      )}
    </Field>
  )
  const text = (label: string, member: 'name' | 'description' | 'yes' | 'no', most: number, focus = false) => (
    <Field label={label}>
      {(control) => (
        <div className="input">
          <input {...control} autoFocus={focus} maxLength={most} value={draft[member]} onChange={(event) => change({ [member]: event.target.value })} />
        </div>
      )}
    </Field>
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(definition && !copy ? 'settings.definitions.change' : 'settings.definitions.add')}
      actions={
        <button className="btn primary" disabled={problem !== null} onClick={() => void submit()}>
          {t('common.save')}
        </button>
      }
    >
      <form
        className="set-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {text(t('settings.name'), 'name', 150, true)}
        {text(t('settings.description'), 'description', 255)}
        <div className="seg set-types" role="radiogroup" aria-label={t('settings.definitions.type')}>
          {(['boolean', 'categorical', 'numerical'] as const).map((type) => (
            <button key={type} type="button" role="radio" aria-checked={draft.type === type} className={draft.type === type ? 'on' : ''} onClick={() => change({ type })}>
              {t(`settings.definitions.types.${type}`)}
            </button>
          ))}
        </div>
        {draft.type === 'numerical' && (
          <div className="set-two">
            {number(t('settings.definitions.min'), 'min')}
            {number(t('settings.definitions.max'), 'max')}
          </div>
        )}
        {draft.type === 'boolean' && (
          <div className="set-two">
            {text(t('settings.definitions.yes'), 'yes', 150)}
            {text(t('settings.definitions.no'), 'no', 150)}
          </div>
        )}
        {draft.type === 'categorical' && (
          <div className="set-cats">
            {draft.categories.map((category, at) => {
              const set = (part: Partial<typeof category>) => change({ categories: draft.categories.map((each, i) => (i === at ? { ...each, ...part } : each)) })
              return (
                <div className="row" key={at}>
                  <div className="input grow">
                    <input aria-label={t('settings.definitions.label')} placeholder={t('settings.definitions.label')} maxLength={150} value={category.label} onChange={(event) => set({ label: event.target.value })} />
                  </div>
                  <div className="input set-num">
                    <input aria-label={t('settings.definitions.value')} type="number" step="any" value={category.value} onChange={(event) => set({ value: event.target.value })} />
                  </div>
                  <button type="button" className="ibtn sm" aria-label={t('common.remove')} title={t('common.remove')} onClick={() => change({ categories: draft.categories.filter((_, i) => i !== at) })}>
                    <Icon of={X} size={14} />
                  </button>
                </div>
              )
            })}
            <button type="button" className="btn ghost sm" onClick={() => change({ categories: [...draft.categories, { label: '', value: String(draft.categories.length) }] })}>
              <Icon of={Plus} size={12} />
              {t('settings.definitions.addCategory')}
            </button>
          </div>
        )}
        <DirectionFields draft={draft} onChange={change} />
        <ColorField value={color} onChange={setColor} />
        <div className="row set-look">
          <span className="t3 fs12 grow">{problem ? t(`settings.definitions.problems.${problem}`) : t('settings.definitions.preview')}</span>
          <DefinitionPreview definition={{ type: draft.type, details, ...previewOf(draft) }} />
        </div>
      </form>
    </Dialog>
  )
}
