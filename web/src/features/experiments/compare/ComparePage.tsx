import { Link, useParams } from '@tanstack/react-router'
import { ArrowDown, FlaskConical, GitCompareArrows, Link2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useLiveLists } from '../../../api/lists'
import { Icon } from '../../../components/Icon'
import { KeySheet } from '../../../components/KeySheet'
import { type KeyRow } from '../../../components/keySheets'
import { PageError, State } from '../../../components/PageStates'
import { usePageActions } from '../../../components/palette/pageActions'
import { TopBar } from '../../../components/TopBar'
import { useCopy } from '../../../components/useCopy'
import { useMedia } from '../../../lib/useMedia'
import { useRunningLive } from '../useRunningLive'
import { TABS } from '../search'
import { Chips } from './Chips'
import { Configuration } from './Configuration'
import { configRows } from './configDiff'
import { ChangesPerItem, Distributions } from './Distributions'
import { Insights } from './Insights'
import { Items } from './Items'
import { Promote } from './Promote'
import { ScoresTab } from './ScoresTab'
import { SummaryTable } from './SummaryTable'
import { useComparison } from './useComparison'
import './compare.css'
import './tabs.css'

const KEYS: KeyRow[] = [
  [['J', 'K'], 'next'],
  [['↵'], 'open'],
  [['Esc'], 'close'],
  [['/'], 'filter'],
  [['⇧D'], 'density'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

/** One experiment, or several against a baseline: the same page. */
export function ComparePage() {
  const { t } = useTranslation()
  const copy = useCopy()
  const { projectId = '', datasetId = '' } = useParams({ strict: false })
  const comparison = useComparison(datasetId)
  const { search, experiments, metric, alone } = comparison
  useLiveLists('experiments')
  useRunningLive(projectId, experiments.some((each) => each.status === 'running'))
  const differ = useMemo(() => (experiments.length > 1 ? configRows(experiments).filter((row) => row.differs).length : 0), [experiments])
  const tab = search.tab ?? 'items'
  const phone = useMedia('(max-width: 720px)')
  const title = alone ? (experiments[0]?.name ?? t('experiments.title')) : t('experiments.compare', { count: search.experiments.length })
  usePageActions([
    ...TABS.filter((each) => each !== tab).map((each) => ({
      id: `experiments.${each}`,
      label: t(`experiments.tab_${each}`),
      icon: GitCompareArrows,
      run: () => comparison.set({ tab: each === 'items' ? undefined : each }),
    })),
    ...(alone ? [] : [{ id: 'experiments.regressions', label: t('experiments.regressions'), icon: ArrowDown, run: () => comparison.set({ tab: undefined, change: 'regressions' }) }]),
    ...(alone
      ? []
      : experiments.slice(1).map((each) => ({
          id: `experiments.baseline.${each.id}`,
          label: t('experiments.baselineOf', { name: each.name }),
          icon: FlaskConical,
          run: () => comparison.set({ baseline: each.id, candidate: undefined, against: undefined }),
        }))),
  ])
  const views = (
    <nav className="seg sm" aria-label={t('experiments.views')}>
      {TABS.map((each) => (
        <Link
          key={each}
          to="."
          search={((now: object) => ({ ...now, tab: each === 'items' ? undefined : each })) as never}
          className={each === tab ? 'on' : ''}
          aria-current={each === tab ? 'page' : undefined}
          activeOptions={{ exact: true }}
        >
          {t(`experiments.tab_${each}`)}
          {each === 'config' && differ > 0 && <small>{t('experiments.differCount', { count: differ })}</small>}
        </Link>
      ))}
    </nav>
  )
  return (
    <>
      <TopBar title={title} parent={{ label: t('experiments.title'), to: '/$workspace/projects/$projectId/experiments' }}>
        {!phone && views}
        <button className="btn opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
          <Icon of={Link2} size={14} />
          {t('experiments.share')}
        </button>
        <Promote comparison={comparison} />
        <span className="opt">
          <KeySheet rows={KEYS} />
        </span>
      </TopBar>
      {phone && <div className="bar">{views}</div>}
      {search.experiments.length === 0 || (!comparison.isPending && experiments.length === 0) ? (
        comparison.error ? (
          <PageError whole={false} error={comparison.error} gone={t('experiments.gone')} back={{ label: t('experiments.toList'), to: '/$workspace/projects/$projectId/experiments' }} />
        ) : (
          <State
            title={t('experiments.gone')}
            action={
              <Link className="btn" to="/$workspace/projects/$projectId/experiments" params={((now: object) => now) as never}>
                {t('experiments.toList')}
              </Link>
            }
          >
            {t('experiments.goneText')}
          </State>
        )
      ) : (
        <>
          <Chips comparison={comparison} projectId={projectId} />
          {tab === 'items' && (
            <>
              <div className={`sumw ${alone ? 'alone' : ''}`}>
                <SummaryTable comparison={comparison} />
                {metric ? <Distributions comparison={comparison} metric={metric} /> : <section className="dists" />}
                {!alone && (metric ? <ChangesPerItem comparison={comparison} metric={metric} /> : <section className="dists d2" />)}
              </div>
              <Items comparison={comparison} projectId={projectId} />
            </>
          )}
          {tab === 'insights' && <Insights comparison={comparison} />}
          {tab === 'config' && <Configuration comparison={comparison} />}
          {tab === 'scores' && <ScoresTab comparison={comparison} />}
        </>
      )}
    </>
  )
}
