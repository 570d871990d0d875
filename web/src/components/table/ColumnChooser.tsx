import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import * as Popover from '@radix-ui/react-popover'
import { Columns3, GripVertical, Pin, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Checkbox } from '../form/Checkbox'
import { Icon } from '../Icon'
import type { HeadSwitch } from './useHeadSwitch'
import type { Arrange, ColumnChoice } from './useTableView'
import './chooser.css'

interface Props {
  choices: ColumnChoice[]
  arrange: Arrange
  /** Told when it is opened: what columns there could be is asked for then. */
  onOpen?: () => void
  /** Figures in the heads, where the table has some. */
  heads?: HeadSwitch | undefined
}

/** Which columns, in which order, which stay at the left. Those in view are dragged, the others are found by section. */
export function ColumnChooser({ choices, arrange, onOpen, heads }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const textOf = (choice: ColumnChoice) => (choice.group === 'fields' && choice.label.includes('.') ? t(choice.label, choice.label) : choice.label)
  const matches = (choice: ColumnChoice) => textOf(choice).toLowerCase().includes(typed.trim().toLowerCase())
  const shown = choices.filter((choice) => choice.on && matches(choice))
  const choosable = choices.filter((choice) => !choice.fixed && matches(choice))
  const all = choosable.every((choice) => choice.on)
  const groups = useMemo(() => [...new Set(choices.map((choice) => choice.group))], [choices])
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const dropped = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return
    const ids = choices.map((choice) => choice.id)
    const down = ids.indexOf(String(active.id)) < ids.indexOf(String(over.id))
    arrange.move(String(active.id), down ? (ids[ids.indexOf(String(over.id)) + 1] ?? null) : String(over.id))
  }
  return (
    <Popover.Root onOpenChange={(open) => (open ? onOpen?.() : setTyped(''))}>
      <Popover.Trigger className="ibtn" data-testid="columns-button" aria-label={t('logs.columns')} title={t('logs.columns')}>
        <Icon of={Columns3} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop chooser" align="end" sideOffset={4} collisionPadding={8} aria-label={t('logs.columns')}>
          <label className="input quiet">
            <Icon of={Search} size={14} />
            <input aria-label={t('table.findColumn')} placeholder={t('table.findColumn')} value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
          {choosable.length > 1 && (
            <div className="cl">
              <Checkbox on={all} onChange={(on) => arrange.show(choosable.map((choice) => choice.id), on)}>
                {t(typed.trim() === '' ? 'table.allColumns' : 'table.allFound')}
              </Checkbox>
            </div>
          )}
          <div className="chosen">
            <section aria-label={t('table.inView')}>
              <h3>{t('table.inView')}</h3>
              <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
                <SortableContext items={shown.map((choice) => choice.id)} strategy={verticalListSortingStrategy}>
                  {shown.map((choice) => (
                    <Line key={choice.id} choice={choice} text={textOf(choice)} arrange={arrange} drags={typed === ''} />
                  ))}
                </SortableContext>
              </DndContext>
            </section>
            {groups.map((group) => {
              const rest = choices.filter((choice) => choice.group === group && !choice.on && matches(choice))
              return rest.length === 0 ? null : (
                <section key={group} aria-label={t(`table.groups.${group}`)}>
                  <h3>{t(`table.groups.${group}`)}</h3>
                  {rest.map((choice) => (
                    <div className="cl" key={choice.id}>
                      <Checkbox on={false} onChange={() => arrange.toggle(choice.id)}>
                        {textOf(choice)}
                      </Checkbox>
                      <Share of={choice.share} />
                    </div>
                  ))}
                </section>
              )
            })}
          </div>
          {heads && (
            <div className="cl heads">
              <Checkbox on={heads.on} onChange={heads.toggle}>
                {t('table.headFigures')}
              </Checkbox>
            </div>
          )}
          {arrange.reset && (
            <button className="btn ghost sm" onClick={arrange.reset}>
              {t('table.resetColumns')}
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Line({ choice, text, arrange, drags }: { choice: ColumnChoice; text: string; arrange: Arrange; drags: boolean }) {
  const { t } = useTranslation()
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: choice.id, disabled: !drags })
  return (
    <div
      ref={setNodeRef}
      className={`cl ${isDragging ? 'drag' : ''}`}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      data-testid={`column-${choice.id}`}
    >
      <button className="cgrip" {...attributes} {...listeners} aria-label={t('table.moveColumn', { name: text })}>
        <Icon of={GripVertical} size={14} />
      </button>
      <Checkbox on disabled={choice.fixed} onChange={() => arrange.toggle(choice.id)}>
        {text}
      </Checkbox>
      <Share of={choice.share} />
      <button
        className={`ibtn sm ${choice.pinned ? 'on' : ''}`}
        aria-pressed={choice.pinned}
        aria-label={t('table.pin', { name: text })}
        title={t('table.pin', { name: text })}
        onClick={() => arrange.pin(choice.id)}
      >
        <Icon of={Pin} size={12} />
      </button>
    </div>
  )
}

function Share({ of }: { of: number | undefined }) {
  const { t } = useTranslation()
  if (of === undefined) return <span className="grow" />
  return (
    <span className="grow t3 num fs11 end" title={t('table.share', { share: f.percent(of) })}>
      {f.percent(of)}
    </span>
  )
}
