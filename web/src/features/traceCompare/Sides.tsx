import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeftRight, ChevronDown, X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { Letter } from '../experiments/compare/letters'
import { goodRunsQuery, type GoodRun } from './api'
import type { CompareSearch } from './search'
import type { Side } from './useSide'

interface Props {
  a: Side | null
  b: Side | null
  search: CompareSearch
  set: (change: Partial<CompareSearch>, replace?: boolean) => void
  workspace: string
  projectId: string
  said: string
}

/** Which two are compared, and what B could be instead. */
export function Sides({ a, b, search, set, workspace, projectId, said }: Props) {
  const { t } = useTranslation()
  const good = useQuery({ ...goodRunsQuery(search.a ?? ''), enabled: search.a !== undefined })
  const choices: [string, GoodRun | undefined][] = [
    ['before', good.data?.before],
    ['after', good.data?.after],
    ['alike', good.data?.alike],
  ]
  const there = choices.filter((each): each is [string, GoodRun] => each[1] !== undefined)
  return (
    <div className="bar tcbar">
      <Chip letter="A" side={a} workspace={workspace} projectId={projectId} />
      <button
        className="ibtn sm"
        aria-label={t('traceCompare.swap')}
        title={t('traceCompare.swap')}
        disabled={!search.b}
        onClick={() => set({ a: search.b, b: search.a, aSpan: search.bSpan, bSpan: search.aSpan, row: undefined })}
      >
        <Icon of={ArrowLeftRight} size={14} />
      </button>
      {search.b && (
        <Chip letter="B" side={b} workspace={workspace} projectId={projectId}>
          <button className="ibtn sm" aria-label={t('traceCompare.removeB')} title={t('traceCompare.removeB')} onClick={() => set({ b: undefined, bSpan: undefined, row: undefined })}>
            <Icon of={X} size={12} />
          </button>
        </Chip>
      )}
      <Menu.Root>
        <Menu.Trigger className="btn ghost sm" disabled={there.length === 0} title={there.length === 0 && good.isSuccess ? t('traceCompare.noGood') : undefined}>
          {t('traceCompare.nearest')}
          <Icon of={ChevronDown} size={12} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="start" sideOffset={4}>
            {there.map(([kind, run]) => (
              <Menu.Item key={kind} className="mi" onSelect={() => set({ b: run.id, bSpan: undefined, aSpan: undefined, row: undefined })}>
                <span className="grow">{t(`traceCompare.good.${kind}`)}</span>
                <span className="t3 fs12 num">
                  {f.time(run.start_time)}, {t('traceCompare.alike', { share: f.percent(run.input_likeness) })}
                </span>
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <span className="grow" />
      <span className="t3 fs12 opt" role="status">
        {said}
      </span>
    </div>
  )
}

function Chip({ letter, side, workspace, projectId, children }: { letter: string; side: Side | null; workspace: string; projectId: string; children?: React.ReactNode }) {
  const { t } = useTranslation()
  const { trace, span } = side ?? {}
  return (
    <span className="excx">
      <Letter of={letter} />
      {trace ? (
        <>
          <Link className="w5" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ trace: trace.id, ...(span ? { span: span.id } : {}) }} title={t('traceCompare.open')}>
            {span ? span.name : f.time(trace.start_time)}
          </Link>
          <span className="mono t3 opt">{f.shortId(span?.id ?? trace.id)}</span>
          {side!.errors > 0 && (
            <span className="badge err">
              <ErrorGlyph size={12} />
              {t('traceCompare.errors', { count: side!.errors })}
            </span>
          )}
        </>
      ) : (
        <span className="skel" style={{ width: 140 }} />
      )}
      {children}
    </span>
  )
}
