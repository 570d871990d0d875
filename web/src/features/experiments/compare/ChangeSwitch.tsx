import * as Menu from '@radix-ui/react-dropdown-menu'
import { ArrowDown, ArrowUp, Check, ChevronDown } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import type { ChangeCounts } from '../types'
import { Letter } from './letters'
import { nameOf } from './SummaryTable'
import type { Comparison } from './useComparison'

/** All, regressions, gains, disagreements, with their counts; and of which metric and experiment. */
export function ChangeSwitch({ comparison, counts }: { comparison: Comparison; counts: ChangeCounts | undefined }) {
  const { t } = useTranslation()
  const { search, set, metric, letters, baseline, candidate, summary, experiments } = comparison
  const count = (of: number | undefined) => (of === undefined ? null : <small>{f.countShort(of)}</small>)
  const of = (change: typeof search.change) => ({
    className: search.change === change ? 'on' : '',
    'aria-pressed': search.change === change,
    onClick: () => set({ change, open: undefined }),
  })
  const others = experiments.filter((each) => each.id !== baseline)
  return (
    <div className="bar ib2">
      <div className="seg" role="group" aria-label={t('experiments.show')}>
        <button {...of(undefined)}>
          {t('experiments.all')} {count(counts?.all)}
        </button>
        <button {...of('regressions')}>
          <span className="err">
            <Icon of={ArrowDown} size={12} />
          </span>
          {t('experiments.regressions')} {count(counts?.regressions)}
        </button>
        <button {...of('improvements')}>
          <span className="okc">
            <Icon of={ArrowUp} size={12} />
          </span>
          {t('experiments.improvements')} {count(counts?.improvements)}
        </button>
        <button {...of('differ')}>
          {t('experiments.differ')} {count(counts?.differ)}
        </button>
      </div>
      {metric && (
        <Menu.Root>
          <Menu.Trigger className="btn ghost sm">
            <span className="trunc">
              {t('experiments.metricOf', { metric: nameOf(t, { metric, figure: 'mean' }), of: letters.get(candidate ?? ''), against: letters.get(baseline) })}
            </span>
            <Icon of={ChevronDown} size={12} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu long" align="start" sideOffset={4}>
              {others.length > 1 && (
                <Menu.RadioGroup value={candidate ?? ''} onValueChange={(id) => set({ candidate: id })}>
                  <Menu.Label asChild>
                    <h3>{t('experiments.changesOf')}</h3>
                  </Menu.Label>
                  {others.map((each) => (
                    <Menu.RadioItem className="mi" key={each.id} value={each.id}>
                      <Letter of={letters.get(each.id)} />
                      <span className="trunc">{each.name}</span>
                      <Menu.ItemIndicator className="r">
                        <Icon of={Check} size={14} />
                      </Menu.ItemIndicator>
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              )}
              <Menu.RadioGroup value={metric.metric} onValueChange={(name) => set({ metric: name })}>
                <Menu.Label asChild>
                  <h3>{t('experiments.metric')}</h3>
                </Menu.Label>
                {summary?.metrics.map((each) => (
                  <Menu.RadioItem className="mi" key={each.metric} value={each.metric}>
                    <span className="trunc">{nameOf(t, { metric: each, figure: 'mean' })}</span>
                    <Menu.ItemIndicator className="r">
                      <Icon of={Check} size={14} />
                    </Menu.ItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      )}
    </div>
  )
}
