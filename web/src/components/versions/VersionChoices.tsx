import { Check } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { FindOption } from '../form/FindOption'
import { Icon } from '../Icon'
import { useErrorText } from '../PageStates'
import { useVersionPages } from './useVersionPages'
import type { VersionMenuProps } from './VersionMenu'

/** Found ones that fill the list; for fewer, older pages are looked through. */
const ENOUGH = 12

interface Choice {
  id: string
  name: string | undefined
  note?: string | undefined
  choose: () => void
}

/** The list of a version menu: type to find, arrows to move, Enter to choose. Asks only once it is open. */
export function VersionChoices<Row extends { id: string }>({ name, fetchPage, searches, entry, chosen, first, label, onChoose, onDone }: VersionMenuProps<Row> & { onDone: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = text.trim().toLowerCase()
  const asked = searches ? wanted : ''
  const { rows, pending, hasMore, error, more, onScroll } = useVersionPages(searches ? [...name, asked] : name, (page, size, signal) => fetchPage(page, size, signal, asked))
  const all = rows.map((row): Choice => ({ id: row.id, ...entry(row), choose: () => onChoose(row) }))
  const found = searches || !wanted ? all : all.filter((each) => `${each.name ?? ''} ${each.note ?? ''}`.toLowerCase().includes(wanted))
  const choices: Choice[] = first && !wanted ? [{ id: '', name: first.name, choose: first.onChoose }, ...found] : found
  const looking = !searches && wanted !== '' && found.length < ENOUGH && hasMore
  useEffect(() => {
    if (looking) more()
  })
  useEffect(() => {
    list.current?.querySelector('.hi')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    onDone()
    choice.choose()
  }
  return (
    <>
      <FindOption
        label={t('versions.find')}
        listId={listId}
        active={choices[at] && `${listId}-${at}`}
        text={text}
        at={at}
        count={choices.length}
        onText={setText}
        onAt={setAt}
        onPick={() => pick(choices[at])}
      />
      <div role="listbox" id={listId} aria-label={label} className="options" ref={list} onScroll={onScroll}>
        {choices.map((choice, index) => {
          const on = choice.id === (chosen?.id ?? '')
          return (
            <div key={choice.id} id={`${listId}-${index}`} role="option" aria-selected={on} className={`mi ${index === at ? 'hi' : ''}`} onClick={() => pick(choice)} onPointerMove={() => setAt(index)}>
              <b className="w5 num">{choice.name}</b>
              <span className="t3 fs12 trunc grow">{choice.note}</span>
              {on && <Icon of={Check} size={14} className="acc" />}
            </div>
          )
        })}
      </div>
      {looking && !error ? <p className="t3 vnone">{t('versions.looking')}</p> : pending && <p className="t3 vnone">{t('common.loading')}</p>}
      {!pending && !looking && !error && choices.length === 0 && <p className="t3 vnone">{t('versions.notFound')}</p>}
      {error && <p className="err vnone">{errorText(error)}</p>}
    </>
  )
}
