import { Check, ChevronRight, Plus, Trash2, TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { MOST_VARIANTS, pathOf } from '../draft'
import type { Draft, Estimate } from '../types'

interface Props {
  draft: Draft
  variables: string[]
  /** Paths of an item of the dataset, the latest one. */
  paths: string[]
  estimate: Estimate | undefined
  onChange: (change: Partial<Draft>) => void
  onAdd: () => void
  onBlank: () => void
}

const MOST_ROWS = 100

/** Where the variables have their values: typed here, or members of the dataset's items. */
export function Inputs({ draft, variables, paths, estimate, onChange, onAdd, onBlank }: Props) {
  const { t } = useTranslation()
  return (
    <section className="dv" aria-label={t('playground.inputs')}>
      <header>
        <h2 className="h3">{t('playground.inputs')}</h2>
        <span className="grow" />
        <div className="seg sm" role="group" aria-label={t('playground.inputs')}>
          {(['manual', 'dataset'] as const).map((source) => (
            <button key={source} className={draft.source === source ? 'on' : ''} aria-pressed={draft.source === source} onClick={() => onChange({ source })}>
              {t(`playground.sources.${source}`)}
            </button>
          ))}
        </div>
      </header>
      {variables.length === 0 && <p className="t3 fs12">{t('playground.noVariables')}</p>}
      {draft.source === 'manual' ? (
        <Values draft={draft} variables={variables} onChange={onChange} />
      ) : (
        <>
          <Mapping draft={draft} variables={variables} paths={paths} onChange={onChange} />
          {variables.length > 0 && estimate && <Filled variables={variables} estimate={estimate} />}
        </>
      )}
      <div className="row addv">
        <button className="btn sm" disabled={draft.variants.length >= MOST_VARIANTS} onClick={onAdd}>
          <Icon of={Plus} size={12} />
          {t('playground.addVariant')}
        </button>
        <button className="btn sm ghost" disabled={draft.variants.length >= MOST_VARIANTS} onClick={onBlank}>
          {t('playground.addBlank')}
        </button>
      </div>
    </section>
  )
}

function Values({ draft, variables, onChange }: Pick<Props, 'draft' | 'variables' | 'onChange'>) {
  const { t } = useTranslation()
  const rows = draft.rows.length > 0 ? draft.rows : [{}]
  const set = (at: number, name: string, value: string) => onChange({ rows: rows.map((row, index) => (index === at ? { ...row, [name]: value } : row)) })
  if (variables.length === 0) return null
  return (
    <div className="vals">
      {rows.map((row, at) => (
        <fieldset key={at}>
          <legend className={rows.length > 1 ? 't3 fs12' : 'sr'}>
            {t('playground.row', { number: at + 1 })}
            {rows.length > 1 && (
              <button className="ibtn sm" aria-label={t('playground.removeRow', { number: at + 1 })} onClick={() => onChange({ rows: rows.filter((_, index) => index !== at) })}>
                <Icon of={Trash2} size={12} />
              </button>
            )}
          </legend>
          {variables.map((name) => (
            <label key={name}>
              <span className="pvar mono fs12">{`{{${name}}}`}</span>
              <textarea className="input" rows={2} value={row[name] ?? ''} data-testid={`playground-value-${name}`} onChange={(event) => set(at, name, event.target.value)} />
            </label>
          ))}
        </fieldset>
      ))}
      <button className="btn ghost sm" disabled={rows.length >= MOST_ROWS} onClick={() => onChange({ rows: [...rows, {}] })}>
        <Icon of={Plus} size={12} />
        {t('playground.addRow')}
      </button>
    </div>
  )
}

function Mapping({ draft, variables, paths, onChange }: Pick<Props, 'draft' | 'variables' | 'paths' | 'onChange'>) {
  const { t } = useTranslation()
  return (
    <dl className="vmap">
      {variables.map((name) => {
        const path = pathOf(name, draft.mapping, paths)
        return (
          <div key={name}>
            <dt>
              <span className="pvar mono">{`{{${name}}}`}</span>
            </dt>
            <dd>
              <Icon of={ChevronRight} size={12} />
              <select
                className="select mono"
                aria-label={t('playground.valueOf', { name })}
                value={path}
                onChange={(event) => onChange({ mapping: { ...draft.mapping, [name]: event.target.value } })}
              >
                {!path && <option value="">{t('playground.nothing')}</option>}
                {path && !paths.includes(path) && <option>{path}</option>}
                {paths.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Filled({ variables, estimate }: { variables: string[]; estimate: Estimate }) {
  const { t } = useTranslation()
  const lacking = variables.filter((name) => (estimate.filled[name] ?? 0) < estimate.sampled)
  if (lacking.length === 0)
    return (
      <p className="fs12 okc row">
        <Icon of={Check} size={12} />
        {t('playground.allFilled', { filled: f.count(estimate.sampled), rows: f.count(estimate.rows) })}
      </p>
    )
  return (
    <ul className="fs12 warnc">
      {lacking.map((name) => (
        <li className="row" key={name}>
          <Icon of={TriangleAlert} size={12} />
          {t('playground.notFilled', { name: `{{${name}}}`, missing: f.count(estimate.sampled - (estimate.filled[name] ?? 0)), rows: f.count(estimate.sampled) })}
        </li>
      ))}
    </ul>
  )
}
