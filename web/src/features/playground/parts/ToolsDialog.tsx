import { Braces, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { CodeEditor } from '../../../components/code/CodeEditor'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { problemsOf, newDraft } from '../draft'
import type { Variant } from '../types'

const TOOL = JSON.stringify(
  [{ type: 'function', function: { name: 'find_booking', description: 'Finds a booking by its number', parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] } } }],
  null,
  2,
)
const SCHEMA = JSON.stringify({ type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'], additionalProperties: false }, null, 2)

/** Tools that the model may call, and the schema that its answer has to keep: both as JSON, checked before they are taken. */
export function ToolsDialog({ letter, variant, onChange }: { letter: string; variant: Variant; onChange: (change: Pick<Variant, 'tools' | 'schema'>) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [tools, setTools] = useState('')
  const [schema, setSchema] = useState('')
  const count = toolCount(variant.tools)
  const wrong = problemsOf({ ...newDraft(), variants: [{ ...variant, model: 'any', tools, schema }] })
    .map((each) => each.problem)
    .find((each) => each === 'badTools' || each === 'badSchema')
  const show = () => {
    setTools(variant.tools)
    setSchema(variant.schema)
    setOpen(true)
  }
  return (
    <>
      <button className="btn sm ghost" aria-label={t('playground.toolsOf', { letter, count })} title={t('playground.toolsOf', { letter, count })} onClick={show}>
        <Icon of={Wrench} size={12} />
        {count > 0 && count}
        {variant.schema.trim() && <Icon of={Braces} size={12} />}
      </button>
      <Dialog
        open={open}
        wide
        onOpenChange={setOpen}
        title={t('playground.toolsTitle', { letter })}
        testId="playground-tools"
        actions={
          <button
            className="btn primary"
            disabled={wrong !== undefined}
            onClick={() => {
              onChange({ tools, schema })
              setOpen(false)
            }}
          >
            {t('common.save')}
          </button>
        }
      >
        <Editor title={t('playground.tools')} text={t('playground.toolsText')} value={tools} sample={TOOL} onChange={setTools} error={wrong === 'badTools' ? t('playground.problems.badTools') : undefined} />
        <Editor title={t('playground.schema')} text={t('playground.schemaText')} value={schema} sample={SCHEMA} onChange={setSchema} error={wrong === 'badSchema' ? t('playground.problems.badSchema') : undefined} />
      </Dialog>
    </>
  )
}

function Editor({ title, text, value, sample, error, onChange }: { title: string; text: string; value: string; sample: string; error: string | undefined; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className="ptools">
      <div className="row">
        <h3 className="w6">{title}</h3>
        <span className="grow" />
        {!value.trim() && (
          <button className="btn ghost sm" onClick={() => onChange(sample)}>
            {t('playground.insertSample')}
          </button>
        )}
      </div>
      <CodeEditor value={value} language="json" label={title} onChange={onChange} minLines={5} maxLines={12} />
      <p className={error ? 'err fs12' : 't3 fs12'}>{error ?? text}</p>
    </section>
  )
}

function toolCount(tools: string): number {
  try {
    const all = JSON.parse(tools) as unknown
    return Array.isArray(all) ? all.length : 0
  } catch {
    return 0
  }
}
