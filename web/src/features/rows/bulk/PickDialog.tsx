import { useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { Plus, Search } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import type { Choice } from '../api'

interface Props {
  title: string
  verb: string
  /** How the choices are asked for, by what was typed. */
  query: (name: string) => UseQueryOptions<Choice[], Error, Choice[], string[]>
  /** Several may be chosen. */
  many?: boolean
  /** Makes one of the typed name; returns its id. */
  create?: (name: string) => Promise<string>
  /** What there is to say when there is nothing to choose. */
  nothing: string
  onClose: () => void
  onTake: (ids: string[]) => Promise<void>
  children?: ReactNode
}

/** Chooses where the ticked rows go: typing narrows, and names a new one where that can be made. */
export function PickDialog({ title, verb, query, many, create, nothing, onClose, onTake, children }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const name = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const found = useQuery(query(typed.trim()))
  const choices = found.data ?? []
  const exact = choices.some((each) => each.name.toLowerCase() === typed.trim().toLowerCase())
  const makes = create !== undefined && typed.trim() !== '' && !exact && chosen.length === 0

  const take = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      await onTake(makes ? [await create(typed.trim())] : chosen)
      onClose()
    } catch (error) {
      setFailed(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      actions={
        <button className="btn primary" disabled={busy || (!makes && chosen.length === 0)} onClick={() => void take()}>
          {makes ? t('rows.createAnd') : verb}
        </button>
      }
    >
      <label className="input quiet">
        <Icon of={Search} size={14} />
        <input autoFocus aria-label={t('rows.findOrName')} placeholder={create ? t('rows.findOrName') : t('rows.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <div className="picks" role={many ? 'group' : 'radiogroup'} aria-label={title}>
        {choices.map((choice) => (
          <label key={choice.id} className="mi pick">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(choice.id)}
              onChange={() => setChosen(many ? (chosen.includes(choice.id) ? chosen.filter((id) => id !== choice.id) : [...chosen, choice.id]) : [choice.id])}
            />
            <span className="trunc grow">{choice.name}</span>
            {choice.note && <span className="t3 fs12">{choice.note}</span>}
          </label>
        ))}
        {makes && (
          <p className="mi t2">
            <Icon of={Plus} size={14} />
            {t('rows.makesNew', { name: typed.trim() })}
          </p>
        )}
        {found.isSuccess && choices.length === 0 && !makes && <p className="t3 pad">{typed ? t('rows.noneNamed', { name: typed }) : nothing}</p>}
      </div>
      {children}
      {(failed ?? (found.isError ? errorText(found.error) : undefined)) && (
        <p className="err" role="alert">
          {failed ?? errorText(found.error)}
        </p>
      )}
    </Dialog>
  )
}
