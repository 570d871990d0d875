import { Check, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { Cell } from '../types'

/** Whether an answer passes the assertions of its suite; which ones broke, and why, stands in the tooltip and for screen readers. */
export function Verdict({ assertions }: { assertions: NonNullable<Cell['assertions']> }) {
  const { t } = useTranslation()
  const broken = assertions.filter((each) => !each.passed)
  const text = broken.length === 0 ? t('playground.allHold', { count: assertions.length }) : t('playground.someBroke', { count: broken.length, total: assertions.length })
  const why = broken.map((each) => [each.name, each.reason].filter(Boolean).join(': ')).join('\n')
  return (
    <span className={`scx ${broken.length === 0 ? '' : 'l'}`} title={why || undefined} data-testid="playground-verdict">
      <Icon of={broken.length === 0 ? Check : X} size={12} />
      <span>{text}</span>
      {why && <span className="sr">{why}</span>}
    </span>
  )
}
