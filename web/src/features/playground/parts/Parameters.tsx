import * as Popover from '@radix-ui/react-popover'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
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

/** Anthropic takes no less. */
const LEAST_THOUGHT = 1024

/** Members that have a control here; all others are the JSON below. */
const OWN = new Set([...NUMBERS.map(({ name }) => name), 'reasoning_effort', 'thinking'])

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
          <div className="wide">
            <Field label="thinking.budget_tokens">
              {(control) => (
                <input
                  {...control}
                  className="input num"
                  type="number"
                  min={LEAST_THOUGHT}
                  step={1024}
                  placeholder={t('playground.asProvider')}
                  value={budgetOf(params)}
                  onChange={(event) => set('thinking', event.target.value === '' ? undefined : { type: 'enabled', budget_tokens: Number(event.target.value) })}
                />
              )}
            </Field>
            <ExtraBody params={params} onChange={onChange} />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function budgetOf({ thinking }: Record<string, unknown>): number | '' {
  const budget = (thinking as { budget_tokens?: unknown } | undefined)?.budget_tokens
  return typeof budget === 'number' ? budget : ''
}

/** Any other member of the request, as a JSON object; kept while it is one. */
function ExtraBody({ params, onChange }: Pick<Props, 'params' | 'onChange'>) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => {
    const others = Object.fromEntries(Object.entries(params).filter(([name]) => !OWN.has(name)))
    return Object.keys(others).length === 0 ? '' : JSON.stringify(others, null, 2)
  })
  const wrong = readExtra(text) === null
  return (
    <Field label={t('playground.extraBody')} error={wrong ? t('playground.extraWrong') : undefined} help={t('playground.extraHelp')}>
      {(control) => (
        <textarea
          {...control}
          className="area mono"
          rows={3}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const extra = readExtra(event.target.value)
            if (extra) onChange({ ...Object.fromEntries(Object.entries(params).filter(([name]) => OWN.has(name))), ...extra })
          }}
        />
      )}
    </Field>
  )
}

/** null: no object, or one with members that have a field of their own or are the conversation itself. */
function readExtra(text: string): Record<string, unknown> | null {
  if (!text.trim()) return {}
  try {
    const value = JSON.parse(text) as unknown
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && !Object.keys(value).some((name) => OWN.has(name) || name === 'model' || name === 'messages' || name === 'stream') ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** `temp 0.2, +1` */
function summary(params: Record<string, unknown>): string {
  const names = Object.keys(params)
  if (names.length === 0) return ''
  if (typeof params.temperature === 'number') return `temp ${params.temperature}${names.length > 1 ? `, +${names.length - 1}` : ''}`
  return `${names[0]}${names.length > 1 ? `, +${names.length - 1}` : ''}`
}
