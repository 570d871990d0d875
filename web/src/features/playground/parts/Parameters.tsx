import * as Popover from '@radix-ui/react-popover'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/form/Field'

interface Props {
  letter: string
  params: Record<string, unknown>
  onChange: (params: Record<string, unknown>) => void
}

const NUMBERS: { name: string; min: number; max: number; step: number }[] = [
  { name: 'temperature', min: 0, max: 2, step: 0.1 },
  { name: 'top_p', min: 0, max: 1, step: 0.05 },
  { name: 'max_completion_tokens', min: 1, max: 1_000_000, step: 1 },
  { name: 'top_k', min: 1, max: 1000, step: 1 },
  { name: 'frequency_penalty', min: -2, max: 2, step: 0.1 },
  { name: 'presence_penalty', min: -2, max: 2, step: 0.1 },
  { name: 'seed', min: 0, max: 2_147_483_647, step: 1 },
]

const EFFORTS = ['minimal', 'low', 'medium', 'high']

/** What is sent beside the messages. Empty fields are not sent: the provider's own defaults hold. */
export function Parameters({ letter, params, onChange }: Props) {
  const { t } = useTranslation()
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...others } = params
    onChange(value === undefined ? others : { ...others, [name]: value })
  }
  return (
    <Popover.Root>
      <Popover.Trigger className="btn sm ghost" aria-label={`${summary(params) || t('playground.parameters')}: ${t('playground.parametersOf', { letter })}`}>
        {summary(params) || t('playground.parameters')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgparams" align="start" sideOffset={4} aria-label={t('playground.parametersOf', { letter })}>
          {NUMBERS.map(({ name, ...range }) => (
            <Field key={name} label={name}>
              {(control) => (
                <input
                  {...control}
                  {...range}
                  className="input num"
                  type="number"
                  placeholder={t('playground.asProvider')}
                  value={typeof params[name] === 'number' ? params[name] : ''}
                  onChange={(event) => set(name, event.target.value === '' ? undefined : Number(event.target.value))}
                />
              )}
            </Field>
          ))}
          <Field label="reasoning_effort">
            {(control) => (
              <select {...control} className="select" value={String(params.reasoning_effort ?? '')} onChange={(event) => set('reasoning_effort', event.target.value || undefined)}>
                <option value="">{t('playground.asProvider')}</option>
                {EFFORTS.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </Field>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** `temp 0.2, +1` */
function summary(params: Record<string, unknown>): string {
  const names = Object.keys(params)
  if (names.length === 0) return ''
  if (typeof params.temperature === 'number') return `temp ${params.temperature}${names.length > 1 ? `, +${names.length - 1}` : ''}`
  return `${names[0]}${names.length > 1 ? `, +${names.length - 1}` : ''}`
}
