import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import './form.css'

type Row = [name: string, value: string]

/** Names with values, such as headers, a line each; a line without a name is none. */
export function Pairs({ label, value, onChange }: { label: string; value: Record<string, string>; onChange: (value: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Row[]>(() => Object.entries(value))
  // What was changed elsewhere, such as by discarding, is shown in place of what was typed.
  const rows = JSON.stringify(recordOf(typed)) === JSON.stringify(value) ? typed : Object.entries(value)
  const set = (next: Row[]) => {
    setTyped(next)
    onChange(recordOf(next))
  }
  const edit = (at: number, change: (row: Row) => Row) => set(rows.map((row, index) => (index === at ? change(row) : row)))
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="w5">{label}</span>
      {rows.map(([name, content], at) => (
        // eslint-disable-next-line react/no-array-index-key -- a line is its place: names change while they are typed
        <div className="pairs" key={at}>
          <input className="input mono" aria-label={t('common.pairName', { label, at: at + 1 })} placeholder={t('common.name')} autoComplete="off" spellCheck={false} value={name} onChange={(event) => edit(at, ([, is]) => [event.target.value, is])} />
          <input className="input mono" aria-label={t('common.pairValue', { label, at: at + 1 })} placeholder={t('common.value')} autoComplete="off" spellCheck={false} value={content} onChange={(event) => edit(at, ([is]) => [is, event.target.value])} />
          <button type="button" className="ibtn sm" aria-label={t('common.pairRemove', { label, at: at + 1 })} onClick={() => set(rows.filter((_, index) => index !== at))}>
            <Icon of={X} size={14} />
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="btn sm ghost" onClick={() => setTyped([...rows, ['', '']])}>
          <Icon of={Plus} size={12} />
          {t('common.addLine')}
        </button>
      </div>
    </div>
  )
}

const recordOf = (rows: Row[]): Record<string, string> => Object.fromEntries(rows.filter(([name]) => name.trim() !== '').map(([name, value]) => [name.trim(), value]))
