import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import type { Version } from '../api'
import { assertionsOf, judgeOf } from '../assertions'
import { PolicyDialog } from './PolicyDialog'

/** The policy of a suite as a sentence of chips; a change is a version of its own. */
export function SuitePolicy({ id, version }: { id: string; version: Version | undefined }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const policy = version?.execution_policy
  const runs = policy?.runs_per_item ?? 1
  const assertions = assertionsOf(version?.evaluators)
  const chips = [
    { field: t('datasets.eachRuns'), value: t('datasets.times', { count: runs }) },
    { field: t('datasets.passesWith'), value: t('datasets.ofRuns', { needed: policy?.pass_threshold ?? 1, runs }) },
    { field: t('datasets.suitePasses'), value: f.percent(policy?.needed_pass_rate ?? 1) },
    { field: t('datasets.judge'), value: <span className="mono">{judgeOf(version?.evaluators) ?? t('datasets.defaultJudge')}</span> },
  ]
  return (
    <div className="dspolicy" aria-label={t('datasets.policy')} role="group">
      <span className="t3 fs12">{t('datasets.policy')}</span>
      {chips.map((chip) => (
        <button className="chip" key={chip.field} onClick={() => setOpen(true)}>
          <span className="f">{chip.field}</span>
          <span className="v">{chip.value}</span>
        </button>
      ))}
      <button className="btn ghost sm" onClick={() => setOpen(true)}>
        <Icon of={Plus} size={14} />
        {assertions.length === 0 ? t('datasets.assertion') : t('datasets.assertionsForAll', { count: assertions.length })}
      </button>
      {open && <PolicyDialog id={id} version={version} onClose={() => setOpen(false)} />}
    </div>
  )
}
