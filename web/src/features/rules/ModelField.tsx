import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { modelsQuery } from '../playground/api'
import { modelGroups } from '../playground/models'
import { providersQuery } from '../settings/api'

/** The model of a judge, or of other work: any name that a configured provider knows. */
export function ModelField({ model, error, label, onChange }: { model: string; error: string | undefined; label?: string; onChange: (model: string) => void }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const providers = useQuery(providersQuery())
  const none = providers.data?.length === 0
  const models = useQuery(modelsQuery())
  // Those that were typed for a provider first, then what the server knows of the others.
  const offered = useMemo(() => {
    const typed = (providers.data ?? []).flatMap((each) => {
      const names = (each.configuration?.models ?? '').split(',').map((name) => name.trim()).filter(Boolean)
      return each.provider_name ? names.map((name) => (name.startsWith('custom-llm/') ? name : `custom-llm/${each.provider_name}/${name}`)) : names
    })
    const known = modelGroups(models.data ?? {}, providers.data ?? [], model).flatMap((group) => group.models.map((each) => each.value))
    return [...new Set([...typed, ...known])]
  }, [providers.data, models.data, model])
  return (
    <Field
      label={label ?? t('rules.model')}
      error={error}
      help={
        none ? (
          <Link to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'ai-provider' } as never}>
            {t('rules.addProvider')}
          </Link>
        ) : providers.data && models.data ? (
          t('rules.modelsTyped')
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
