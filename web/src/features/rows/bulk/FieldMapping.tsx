import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'

/** A field of the items and where its value is in the row: `question`, `input.messages[0].content`. */
export interface Mapped {
  field: string
  path: string
}

const PATHS = ['input', 'input.messages[0].content', 'output', 'output.content', 'metadata', 'name', 'thread_id']

/** As the server takes it; unfinished lines say nothing. */
export const fieldMappings = (lines: Mapped[]): Record<string, string> | undefined => {
  const whole = lines.map((each) => [each.field.trim(), each.path.trim()] as const).filter(([field, path]) => field && path)
  return whole.length > 0 ? Object.fromEntries(whole) : undefined
}

/** Names the fields of the new items; without a line they are `input` and `expected_output`. */
export function FieldMapping({ lines, onChange }: { lines: Mapped[]; onChange: (lines: Mapped[]) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const change = (place: number, part: Partial<Mapped>) => onChange(lines.map((each, at) => (at === place ? { ...each, ...part } : each)))
  return (
    <fieldset className="with maps">
      <legend className="t3 fs12">{t('rows.mapTitle')}</legend>
      {lines.map((line, place) => (
        <div className="row" key={place}>
          <div className="input sm grow">
            <input aria-label={t('rows.mapField')} placeholder="question" value={line.field} onChange={(event) => change(place, { field: event.target.value })} />
          </div>
          <span className="t3" aria-hidden="true">
            ←
          </span>
          <div className="input sm grow">
            <input className="mono" aria-label={t('rows.mapPath')} placeholder="input.question" list={id} value={line.path} onChange={(event) => change(place, { path: event.target.value })} />
          </div>
          <button type="button" className="ibtn sm" aria-label={t('rows.mapRemove', { field: line.field })} onClick={() => onChange(lines.filter((_, at) => at !== place))}>
            <Icon of={X} size={14} />
          </button>
        </div>
      ))}
      <datalist id={id}>
        {PATHS.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      <button type="button" className="btn ghost sm" onClick={() => onChange([...lines, { field: '', path: '' }])}>
        <Icon of={Plus} size={14} />
        {t('rows.mapAdd')}
      </button>
      <span className="t3 fs12">{t('rows.mapHelp')}</span>
    </fieldset>
  )
}
