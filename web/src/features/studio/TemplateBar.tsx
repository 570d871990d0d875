import { useTranslation } from '../../i18n/useTranslation'
import { useToast } from '../../components/Toasts'
import { newDraft, type StudioDraft } from './draft'
import { templateOf, TEMPLATES } from './templates'

/** Fills the form with an example; what stood there can be had back. */
export function TemplateBar({ draft, onChoose }: { draft: StudioDraft; onChoose: (draft: Partial<StudioDraft>) => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const choose = (id: string) => {
    const before = draft
    const { template, algorithm, settings, metric, reference, schemaFrom, schema, task, criteria } = newDraft()
    onChoose({ example: id, template, algorithm, settings, metric, reference, schemaFrom, schema, task, criteria, ...templateOf(id)?.draft })
    toast(t('studio.templateTaken'), false, { label: t('common.undo'), run: () => onChoose(before) })
  }
  return (
    <div className="bar rkind">
      <label className="row rtemplate">
        <span className="t2 fs12">{t('studio.template')}</span>
        <select className="select" value={draft.example} onChange={({ target }) => choose(target.value)}>
          <option value="">{t('studio.templates.blank')}</option>
          {TEMPLATES.map(({ id }) => (
            <option key={id} value={id}>
              {t(`studio.templates.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <span className="t3 fs12 trunc opt">{t('studio.templateHelp')}</span>
    </div>
  )
}
