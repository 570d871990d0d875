import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download, Link2, Play } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { Icon } from '../../components/Icon'
import { PageError, Waiting } from '../../components/PageStates'
import { Tabs } from '../../components/Tabs'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import './annotation.css'
import { exportUrl, queueQuery, type Queue } from './api'
import { queuesOf } from './parent'
import { QueueItems } from './QueueItems'
import { QueueSettingsTab } from './QueueSettingsTab'
import { progressOf } from './progress'

/** One queue: its items and figures, its configuration, and the way into reviewing. */
export function QueuePage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '', queueId = '' } = useParams({ strict: false })
  const { tab = 'items' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const copy = useCopy()
  useLiveLists('annotation-queues', 'queue-items')
  const found = useQuery(queueQuery(queueId))
  const queue = found.data
  if (!queue)
    return (
      <>
        <TopBar title={t('annotation.title')} />
        {found.isError ? <PageError whole={false} error={found.error} gone={t('annotation.review.noQueue')} back={{ label: t('annotation.title'), to: '/$workspace/projects/$projectId/annotation-queues' }} /> : <Waiting />}
      </>
    )
  const size = f.countShort(queue.items_count)
  const link = `${window.location.origin}/${workspace}/sme?queueId=${queue.id}`
  return (
    <>
      <TopBar title={queue.name} parent={queuesOf(t, queue)}>
        <button className="btn ghost opt" onClick={() => copy(link, t('annotation.linkCopied'))}>
          <Icon of={Link2} size={14} />
          {t('annotation.copyLink')}
        </button>
        <Menu.Root>
          <Menu.Trigger className="btn">
            <Icon of={Download} size={14} />
            {t('annotation.export')}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4}>
              <Menu.Label>{t('annotation.exportAll', { count: queue.items_count, n: f.count(queue.items_count) })}</Menu.Label>
              {(['csv', 'jsonl'] as const).map((format) => (
                <Menu.Item key={format} className="mi" asChild>
                  <a href={exportUrl(queue.id, format)} download>
                    {t(`annotation.format.${format}`)}
                  </a>
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
        <Link className="btn primary" to="/$workspace/sme" params={{ workspace }} search={{ queueId: queue.id }}>
          <Icon of={Play} size={14} />
          {t('annotation.annotate')}
        </Link>
      </TopBar>
      <QueueFigures queue={queue} />
      <Tabs
        name={queue.name}
        chosen={tab}
        onChoose={(id) =>
          void navigate({
            to: '/$workspace/projects/$projectId/annotation-queues/$queueId',
            params: { workspace, projectId, queueId },
            search: id === 'configuration' ? { tab: 'configuration' } : {},
          })
        }
        tabs={[
          { id: 'items', label: t('annotation.tabItems'), count: size, content: <QueueItems queue={queue} workspace={workspace} /> },
          { id: 'configuration', label: t('annotation.tabConfiguration'), content: <QueueSettingsTab key={queue.id} queue={queue} /> },
        ]}
      />
    </>
  )
}

function QueueFigures({ queue }: { queue: Queue }) {
  const { t } = useTranslation()
  const { done, wanted } = progressOf(queue)
  const share = wanted > 0 ? done / wanted : 0
  return (
    <div className="aq-figures" role="group" aria-label={t('annotation.figures')}>
      <div>
        <span className="t3 fs12">{t('annotation.columns.progress')}</span>
        <b className="num">{wanted > 0 ? f.percent(share) : f.NONE}</b>
        <span className="prog" aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
        <span className="t3 fs12 num">{t('annotation.judgements', { done: f.count(done), wanted: f.count(wanted) })}</span>
      </div>
      {(queue.feedback_scores ?? []).slice(0, 4).map((score) => (
        <div key={score.name}>
          <span className="t3 fs12 trunc" title={score.name}>
            {score.name}
          </span>
          <b className="num">{f.score(score.value)}</b>
          <span className="t3 fs12">{t('annotation.average')}</span>
        </div>
      ))}
      <div className="aq-people">
        <span className="t3 fs12">{t('annotation.columns.reviewers')}</span>
        {(queue.reviewers ?? []).length === 0 && <span className="t3">{t('annotation.nobody')}</span>}
        {(queue.reviewers ?? []).slice(0, 3).map((each) => (
          <span key={each.username} className="row fs12">
            <span className="trunc grow">{each.username}</span>
            <span className="num t3">{f.count(each.status)}</span>
          </span>
        ))}
      </div>
    </div>
  )
}
