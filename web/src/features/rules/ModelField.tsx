import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Field } from '../../components/form/Field'
import { providersQuery } from '../settings/api'

/** The model of a judge, or of other work: any name that a configured provider knows. */
export function ModelField({ model, error, label, onChange }: { model: string; error: string | undefined; label?: string; onChange: (model: string) => void }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const providers = useQuery(providersQuery())
  const none = providers.data?.length === 0
  const offered = (providers.data ?? []).flatMap((each) => {
    const models = (each.configuration?.models ?? '').split(',').map((name) => name.trim()).filter(Boolean)
    return each.provider_name ? models.map((name) => (name.startsWith('custom-llm/') ? name : `custom-llm/${each.provider_name}/${name}`)) : models
  })
  return (
    <Field
      label={label ?? t('rules.model')}
      error={error}
      help={
        none ? (
          <Link to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'ai-provider' } as never}>
            {t('rules.addProvider')}
          </Link>
        ) : providers.data ? (
          t('rules.modelsOffered', { count: offered.length })
        ) : (
          // Its line, so that nothing moves when it is known.
          '\u00a0'
        )
      }
    >
      {(control) => (
        <>
          <input {...control} className="input mono" list={`${control.id}l`} value={model} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
          <datalist id={`${control.id}l`}>
            {offered.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
