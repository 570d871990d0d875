import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { fetchExperiments } from '../api'

const SHOWN = 50

/** Other experiments of the same dataset, newest first; typing narrows them. */
export function AddExperiment({ datasetId, chosen, onAdd }: { datasetId: string; chosen: string[]; onAdd: (id: string) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const params = { dataset_id: datasetId, ...(name.trim() ? { name: name.trim() } : {}) }
  const found = useQuery({
    queryKey: ['experiments', currentWorkspace(), 'of', params],
    queryFn: ({ signal }) => fetchExperiments(params, 1, SHOWN, signal),
    enabled: open,
    placeholderData: (before) => before,
  })
  const others = found.data?.content.filter((each) => !chosen.includes(each.id)) ?? []
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="chip add" data-testid="add-experiment">
        <span>
          <Icon of={Plus} size={12} />
          {t('experiments.add')}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop menu addx" align="start" sideOffset={4} aria-label={t('experiments.add')}>
          <div className="input sm quiet">
            <input aria-label={t('experiments.find')} placeholder={t('experiments.find')} value={name} onChange={(event) => setName(event.target.value)} autoFocus />
          </div>
          <ul>
            {others.map((each) => (
              <li key={each.id}>
                <button
                  className="mi"
                  onClick={() => {
                    onAdd(each.id)
                    setOpen(false)
                  }}
                >
                  <span className="trunc grow">{each.name}</span>
                  <span className="t3 fs12 num">{f.time(each.created_at)}</span>
                </button>
              </li>
            ))}
          </ul>
          {found.isSuccess && others.length === 0 && <p className="t3 none">{t(name ? 'experiments.noneFound' : 'experiments.noOther')}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
