import { useTranslation } from 'react-i18next'
import type { Span, Trace } from '../../api/types'
import { JsonView } from '../../components/JsonView'
import { Markdown } from '../../components/Markdown'

/** Input and output as they were recorded: text as text, everything else as JSON. */
export function Content({ run }: { run: Trace | Span }) {
  const { t } = useTranslation()
  const open = !run.end_time && run.duration === undefined
  return (
    <>
      <Part title={t('trace.input')} value={run.input} empty={t('trace.noInput')} />
      <Part title={t('trace.output')} value={run.output} empty={t(open ? 'trace.noOutputYet' : 'trace.noOutput')} />
      {run.metadata !== undefined && <Part title={t('trace.metadata')} value={run.metadata} empty={t('trace.nothingRecorded')} />}
    </>
  )
}

function Part({ title, value, empty }: { title: string; value: unknown; empty: string }) {
  return (
    <section>
      <h3 className="h3 sh">{title}</h3>
      {value === undefined || value === null || value === '' ? (
        <p className="t3">{empty}</p>
      ) : typeof value === 'string' ? (
        <div className="codebox text">
          <Markdown text={value} />
        </div>
      ) : (
        <div className="codebox">
          <JsonView value={value} name={title} />
        </div>
      )}
    </section>
  )
}
