import { ChevronDown, ChevronRight, Copy, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { findInJson } from '../../lib/json'
import { store, stored } from '../../lib/storage'
import { toYaml } from '../../lib/yaml'
import { Icon } from '../Icon'
import { JsonView } from '../JsonView'
import { useCopy } from '../useCopy'
import { FindField } from './FindField'
import './json.css'
import { PrettyValue } from './PrettyValue'
import { matching, TextLines, wrapped } from './TextLines'

const VIEWS = ['pretty', 'json', 'yaml', 'raw'] as const
type View = (typeof VIEWS)[number]

interface Props {
  value: unknown
  title: string
  /** Test id `data-viewer-<id>`. */
  id: string
  /** How objects are shown before anybody has chosen; texts begin as text. */
  first?: View
}

/** One recorded value with its title: four ways to see it (remembered), search with count, copy. */
export function ValueView({ value, title, id, first = 'json' }: Props) {
  const { t } = useTranslation()
  const copy = useCopy()
  const plain = typeof value === 'string'
  const key = plain ? 'view.text' : 'view.value'
  const [chosen, setChosen] = useState<View>(() => stored(key, plain ? 'pretty' : first))
  const [find, setFind] = useState<string | null>(null)
  const [open, setOpen] = useState(true)
  const [at, setAt] = useState(0)
  const text = find ?? ''
  // Marks need lines: while searching, prose is shown as it was recorded.
  const view: View = text.trim() && chosen === 'pretty' ? (plain ? 'raw' : 'json') : plain && chosen === 'json' ? 'raw' : chosen
  const lines = useMemo(() => (view === 'yaml' ? toYaml(value) : view === 'raw' ? rawText(value) : ''), [view, value])
  const found = useMemo(() => (view === 'json' ? findInJson(value, text) : []), [view, value, text])
  const hits = useMemo(() => (view === 'json' ? found.length : matching(wrapped(lines), text).length), [view, found, lines, text])
  const choose = (next: View) => {
    store(key, next)
    setChosen(next)
  }
  return (
    <section className="vv" data-testid={`data-viewer-${id}`}>
      <header className="row">
        <h3 className="h3">
          <button className="vvh" aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
            <Icon of={open ? ChevronDown : ChevronRight} size={12} />
          </button>
        </h3>
        <span className="grow" />
        {find !== null && open && (
          <FindField
            text={text}
            hits={hits}
            at={Math.min(at, Math.max(0, hits - 1))}
            onText={(next) => {
              setFind(next)
              setAt(0)
            }}
            onMove={(by) => hits > 0 && setAt((at + by + hits) % hits)}
            onClose={() => setFind(null)}
          />
        )}
        <span className="vvt" hidden={!open}>
          <select aria-label={t('json.view')} value={plain && chosen === 'json' ? 'raw' : chosen} onChange={(event) => choose(event.target.value as View)}>
            {VIEWS.filter((each) => !plain || each !== 'json').map((each) => (
              <option key={each} value={each}>
                {t(`json.views.${each}`)}
              </option>
            ))}
          </select>
          <button
            className="ibtn sm"
            aria-label={t('json.find', { name: title })}
            title={t('json.find', { name: title })}
            aria-pressed={find !== null}
            onClick={() => setFind(find === null ? '' : null)}
          >
            <Icon of={Search} size={14} />
          </button>
          <button className="ibtn sm" aria-label={t('json.copy', { name: title })} title={t('common.copy')} onClick={() => copy(view === 'yaml' ? toYaml(value) : rawText(value))}>
            <Icon of={Copy} size={14} />
          </button>
        </span>
      </header>
      <div className={`codebox ${view === 'pretty' && plain ? 'text' : ''}`} hidden={!open}>
        {view === 'pretty' ? (
          <PrettyValue value={value} name={title} />
        ) : view === 'json' ? (
          <JsonView value={value} name={title} find={text} found={found} current={found[at]} />
        ) : (
          <TextLines text={lines} find={text} current={at} name={`${title}, ${t(`json.views.${view}`)}`} />
        )}
      </div>
      {find !== null && text.trim() !== '' && (
        <span className="sr" role="status">
          {t('json.hits', { count: hits, n: f.count(hits) })}
        </span>
      )}
    </section>
  )
}

const rawText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? ''))
