import * as Popover from '@radix-ui/react-popover'
import { Calendar, Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { PRESETS, type Range } from '../../lib/range'
import { readTypedRange } from '../../lib/rangeTyped'
import { Icon } from '../Icon'
import { Kbd } from '../Kbd'
import './range.css'

export function useRangeText(): (range: Range) => string {
  const { t } = useTranslation()
  return (range) => {
    if (range.preset) return t(`range.${range.preset}`)
    if (range.relative) return t(`range.last.${range.relative.at(-1)}`, { count: Number(range.relative.slice(0, -1)) })
    const at = (ms: number | null) => (ms === null ? t('range.now') : `${f.day(ms)}, ${f.clockShort(ms)}`)
    return t('range.custom', { from: range.from === null ? '…' : at(range.from), to: at(range.to) })
  }
}

interface Props {
  range: Range
  /** In the form of the address: `24h`, `2w`, or `from/to` as instants. */
  onChange: (range: string) => void
}

/** The time range of a page: presets on 1 to 6, typed, or by calendar; the zone that times are shown in is named. */
export function RangeMenu({ range, onChange }: Props) {
  const { t } = useTranslation()
  const textOf = useRangeText()
  const [open, setOpen] = useState(false)
  const take = (next: string) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn" title={t('logs.range')}>
        <Icon of={Calendar} size={14} />
        {textOf(range)}
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop menu ranges"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('logs.range')}
          onKeyDown={(event) => {
            const preset = PRESETS[Number(event.key) - 1]
            if (preset && !(event.target instanceof HTMLInputElement && event.target.value !== '')) {
              event.preventDefault()
              take(preset)
            }
          }}
        >
          <Typed onTake={take} />
          <div role="group" aria-label={t('range.presets')}>
            {PRESETS.map((preset, index) => (
              <button key={preset} className="mi" aria-pressed={range.preset === preset} onClick={() => take(preset)}>
                <span className="grow">{t(`range.${preset}`)}</span>
                {range.preset === preset && <Icon of={Check} size={14} />}
                <Kbd of={String(index + 1)} />
              </button>
            ))}
          </div>
          <Custom key={`${range.from}/${range.to}`} range={range} onTake={take} />
          <p className="zone">{t('range.zone', { zone: zoneName() })}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Typed({ onTake }: { onTake: (range: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const read = readTypedRange(text, Date.now())
  return (
    <form
      className="typed"
      onSubmit={(event) => {
        event.preventDefault()
        if (read) onTake(read)
      }}
    >
      <div className="input quiet">
        <input autoFocus aria-label={t('range.typed')} placeholder={t('range.example')} value={text} onChange={(event) => setText(event.target.value)} />
        {read && <Kbd of="↵" />}
      </div>
      <p className="t3 fs12" role="status">
        {text === '' ? t('range.typed') : read ? meaning(read) : t('range.unread')}
      </p>
    </form>
  )

  function meaning(range: string): string {
    if (!range.includes('/')) return range === 'all' ? t('range.all') : t(`range.last.${range.at(-1)}`, { count: Number(range.slice(0, -1)) })
    const [from, to] = range.split('/') as [string, string]
    const at = (iso: string) => (iso === '' ? t('range.now') : `${f.day(Date.parse(iso))}, ${f.clockShort(Date.parse(iso))}`)
    return t('range.custom', { from: at(from), to: at(to) })
  }
}

/** Two fields of the browser's own calendar, in the reader's zone. */
function Custom({ range, onTake }: { range: Range; onTake: (range: string) => void }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(local(range.from))
  const [to, setTo] = useState(local(range.to))
  const start = Date.parse(from)
  const end = to === '' ? null : Date.parse(to)
  const valid = !Number.isNaN(start) && (end === null || end > start)
  return (
    <form
      className="custom"
      onSubmit={(event) => {
        event.preventDefault()
        if (valid) onTake(`${new Date(start).toISOString()}/${end === null ? '' : new Date(end).toISOString()}`)
      }}
    >
      <label>
        {t('range.from')}
        <input type="datetime-local" className="select" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t('range.to')}
        <input type="datetime-local" className="select" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button className="btn sm" disabled={!valid}>
        {t('range.apply')}
      </button>
    </form>
  )
}

/** As the field wants it: local time without zone; empty is now. */
function local(ms: number | null): string {
  if (ms === null) return ''
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

function zoneName(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const minutes = -new Date().getTimezoneOffset()
  const sign = minutes < 0 ? '−' : '+'
  const hours = Math.floor(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  return `${timeZone} (UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''})`
}
