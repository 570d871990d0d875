import { useTranslation } from '../../../i18n/useTranslation'
import { JsonView } from '../../../components/JsonView'
import * as f from '../../../lib/format'
import { eventsOf } from '../../../lib/otelEvents'
import type { DetailContext } from '../detail'

/** Events of an OpenTelemetry span, by time after its start. */
export function EventsTab({ context: { run } }: { context: DetailContext }) {
  const { t } = useTranslation()
  const start = Date.parse(run.start_time)
  return (
    <ol className="events" aria-label={t('trace.tabEvents')}>
      {eventsOf(run.metadata).map((event, i) => (
        <li key={i}>
          <header className="row">
            <span className="num t3 fs12 evat">{event.at === null ? f.NONE : f.signed(Math.round(event.at - start), f.duration)}</span>
            <b className="w5 mono trunc">{event.name}</b>
          </header>
          {Object.keys(event.attributes).length > 0 && (
            <div className="codebox">
              <JsonView value={event.attributes} name={event.name} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
