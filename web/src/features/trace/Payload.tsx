import { useTranslation } from '../../i18n/useTranslation'
import { use, useMemo, type ReactNode } from 'react'
import { JsonActionsContext, type JsonActions } from '../../components/json/jsonActions'
import { ValueView } from '../../components/json/ValueView'
import { truncated } from '../../lib/bookkeeping'
import { PayloadActions } from './payloadActions'

interface Props {
  title: string
  /** `input`, `output` or `metadata`: what a filter on a member looks in. */
  part: 'input' | 'output' | 'metadata'
  value: unknown
  empty: string
}

const FIELD = { input: 'input_json', output: 'output_json', metadata: 'metadata' } as const

/** One payload of a run; says so when there is none, or when its client cut it. */
export function Payload({ title, part, value, empty }: Props) {
  const { t } = useTranslation()
  const actions = use(PayloadActions)
  const own = useMemo<JsonActions>(
    () => {
      if (!actions) return {}
      const { filter, addColumn } = actions
      return {
        filter: (path, text) => filter(FIELD[part], path, text),
        // Columns are found by names without brackets.
        ...(addColumn ? { addColumn: (path: string) => addColumn(`${part}.${path}`), canBeColumn: (path: string) => /^[\w.$-]+$/.test(path) } : {}),
      }
    },
    [actions, part],
  )
  const cut = truncated(value)
  if (cut) {
    return (
      <Named title={title}>
        <p className="note">{cut.size ? t('trace.cutSize', { size: cut.size }) : t('trace.cut')}</p>
      </Named>
    )
  }
  if (value === undefined || value === null || value === '') {
    return (
      <Named title={title}>
        <p className="t3">{empty}</p>
      </Named>
    )
  }
  return (
    <JsonActionsContext value={own}>
      <ValueView value={value} title={title} id={part} />
    </JsonActionsContext>
  )
}

function Named({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="h3 sh">{title}</h3>
      {children}
    </section>
  )
}
