import { useTranslation } from '../../i18n/useTranslation'
import type { Dashboard } from './model'
import { TEMPLATES } from './templates'
import type { Editing } from './useEditing'

/** Nothing is there yet: a template fills it with what is usually looked at, or the first card is added by hand. */
export function EmptyBoard({ type, editing, onEdit }: { type: Dashboard['type']; editing: Editing | undefined; onEdit: (widget?: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="state" role="status">
      <h2 className="h3">{t('dashboards.empty')}</h2>
      <p className="t2">{t('dashboards.emptyText')}</p>
      {editing && (
        <div className="dtemplates">
          {TEMPLATES[type].map((template) => (
            <button
              key={template.id}
              className="dtemplate"
              onClick={() => {
                editing.addSections(template.sections((key) => t(key)))
                onEdit()
              }}
            >
              <b>{t(`dashboards.templates.${template.id}`)}</b>
              <span className="t2 fs12">{t(`dashboards.templates.${template.id}Text`)}</span>
            </button>
          ))}
          <button className="dtemplate" onClick={() => onEdit()}>
            <b>{t('dashboards.templates.blank')}</b>
            <span className="t2 fs12">{t('dashboards.templates.blankText')}</span>
          </button>
        </div>
      )}
    </div>
  )
}
