import { useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Copy, ListChecks, Plus, ScrollText } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Switch } from '../../components/form/Switch'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { LIST_KEYS } from '../../components/keySheets'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { useErrorText } from '../../components/PageStates'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import type { Field } from '../../lib/filters'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import { fetchRules, switchRule } from './api'
import { kindOf, levelOf, scoredBy, type Rule } from './model'
import type { RulesSearch } from './routes'
import './rules.css'

const RULE = '/$workspace/projects/$projectId/online-evaluation/$ruleId'

const FIELDS: Field[] = [
  { field: 'name', kind: 'text', words: ['name'] },
  { field: 'enabled', kind: 'choice', label: 'rules.cols.state', words: ['enabled'], choices: ['true', 'false'] },
  { field: 'sampling_rate', kind: 'number', label: 'rules.cols.sampling', words: ['sampling'] },
  { field: 'created_by', kind: 'text', label: 'rules.cols.author', words: ['author'] },
]

/** The rules that score what this project logs. */
export function RulesPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const { editRule, cloneRule } = useSearch({ strict: false }) as RulesSearch
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const copy = useCopy()
  const state = useListState(FIELDS)
  useLiveLists('automations')
  const { search, ...params } = state.params
  const all = useServerList<Rule>(['automations', projectId, state.params], (page, size, signal) => fetchRules({ project_id: projectId, page, size, name: search, ...params }, signal))
  const identity = JSON.stringify(['rules', projectId, state.params])
  const list = useStaying<Rule, typeof all>(all, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk('rules', projectId, identity, selection, state.params)
  const columns = useMemo(() => {
    const change = async (rule: Rule, on: boolean) => {
      try {
        await switchRule(rule, on)
        await client.invalidateQueries({ queryKey: ['list', 'automations'] })
      } catch (error) {
        toast(t('rules.notChanged', { reason: errorText(error) }), true)
      }
    }
    return [
      column<Rule>('name', { label: 'rules.cols.name', width: '28%', sort: 'name', fixed: true }, (rule) => (
        <Link className="w5 trunc" to={RULE} params={{ workspace, projectId, ruleId: rule.id }}>
          {rule.name}
        </Link>
      )),
      column<Rule>('enabled', { label: 'rules.cols.state', width: 84, sort: 'enabled' }, (rule) => (
        <Switch on={rule.enabled} label={t('rules.enableNamed', { name: rule.name })} onChange={(on) => void change(rule, on)} />
      )),
      column<Rule>('type', { label: 'rules.cols.kind', width: 110 }, (rule) => <span className="t2">{t(`rules.kinds.${kindOf(rule.type)}`)}</span>),
      column<Rule>('scope', { label: 'rules.cols.scope', width: 90, path: null }, (rule) => <span className="t2">{t(`rules.levels.${levelOf(rule.type)}`)}</span>),
      column<Rule>('sampling_rate', { label: 'rules.cols.sampling', width: 96, numeric: true, sort: 'sampling_rate' }, (rule) => f.percent(rule.sampling_rate)),
      column<Rule>('scores', { label: 'rules.cols.scores', width: '22%', drop: 1, path: 'code.schema' }, (rule) => (
        <span className="t2">{('schema' in rule.code && rule.code.schema.map((score) => score.name).join(', ')) || f.NONE}</span>
      )),
      column<Rule>('created_by', { label: 'rules.cols.author', width: 110, drop: 2 }, (rule) => <span className="t2">{rule.created_by}</span>),
      column<Rule>('last_updated_at', { label: 'rules.cols.changed', width: 104, sort: 'last_updated_at', drop: 1 }, (rule) => (
        <time className="t2" dateTime={rule.last_updated_at} title={f.timeFull(rule.last_updated_at)}>
          {f.time(rule.last_updated_at)}
        </time>
      )),
      column<Rule>('created_at', { label: 'rules.cols.created', width: 104, sort: 'created_at', hidden: true }, (rule) => f.time(rule.created_at)),
      column<Rule>('id', { label: 'rules.cols.id', width: 130, hidden: true }, (rule) => (
        <button
          className="mono fs12 t2"
          title={rule.id}
          aria-label={t('rules.copyId', { name: rule.name })}
          onClick={(event) => {
            event.stopPropagation()
            copy(rule.id)
          }}
        >
          {f.shortId(rule.id)}
        </button>
      )),
      column<Rule>('links', { label: 'rules.cols.links', width: 104, path: null }, (rule) => (
        <span className="row rlinks" onClick={(event) => event.stopPropagation()}>
          <Scored rule={rule} />
          <Link className="ibtn sm" to="/$workspace/automation-logs" params={{ workspace }} search={{ rule_id: rule.id }} aria-label={t('rules.logOf', { name: rule.name })} title={t('rules.log')}>
            <Icon of={ScrollText} size={14} />
          </Link>
          <Link className="ibtn sm" to={RULE} params={{ workspace, projectId, ruleId: 'new' }} search={{ copy: rule.id }} aria-label={t('rules.copyOf', { name: rule.name })} title={t('rules.duplicate')}>
            <Icon of={Copy} size={14} />
          </Link>
        </span>
      )),
    ]
  }, [t, workspace, projectId, client, toast, errorText, copy])
  useHotkeys({ n: () => void navigate({ to: RULE, params: { workspace, projectId, ruleId: 'new' } }) })
  if (editRule || cloneRule) {
    return <Navigate to={RULE} params={{ workspace, projectId, ruleId: editRule ?? 'new' }} search={cloneRule ? { copy: cloneRule } : {}} replace />
  }
  const create = (
    <Link className="btn primary" data-testid="online-evaluation-create-rule-button" to={RULE} params={{ workspace, projectId, ruleId: 'new' }}>
      <Icon of={Plus} size={14} />
      {t('rules.new')}
    </Link>
  )
  return (
    <>
      <TopBar title={t('rules.title')}>
        <KeySheet rows={LIST_KEYS} />
        {create}
      </TopBar>
      <EntityList
        id="rules"
        name={t('rules.title')}
        list={list}
        state={state}
        columns={columns}
        defaultSort="-created_at"
        placeholder={t('rules.find')}
        selection={selection}
        cardHeight={84}
        bulk={<EntityBar switches bulk={bulk} selection={selection} total={list.total} sorting={state.params.sorting} />}
        empty={<EmptyState title={t('rules.emptyTitle')} text={t('rules.empty')} action={create} />}
        onOpen={(rule) => void navigate({ to: RULE, params: { workspace, projectId, ruleId: rule.id } })}
      />
      <RowJobs projectId={projectId} />
    </>
  )
}

/** What the rule has scored, in Logs; its place stays empty where nobody knows the names of its scores. */
function Scored({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const filters = scoredBy(rule)
  if (!filters) return <span className="ibtn sm" aria-hidden="true" />
  return (
    <Link
      className="ibtn sm"
      to="/$workspace/projects/$projectId/logs"
      params={{ workspace, projectId }}
      search={{ logsType: levelOf(rule.type), range: 'all', filters }}
      aria-label={t('rules.scoredBy', { name: rule.name })}
      title={t('rules.scored')}
    >
      <Icon of={ListChecks} size={14} />
    </Link>
  )
}
