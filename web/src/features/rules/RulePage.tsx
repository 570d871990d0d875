import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Copy, ScrollText } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Switch } from '../../components/form/Switch'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { PageError, useErrorText, Waiting } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import { useHotkeys } from '../../lib/hotkeys'
import { changeRule, createRule } from './api'
import { DryRun } from './DryRun'
import { bodyOf, problemsOf } from './model'
import type { RuleSearch } from './routes'
import { RuleForm } from './RuleForm'
import { ScoreRange } from './ScoreRange'
import { useDraft } from './useDraft'
import './rules.css'

/** One rule: the form, and beside it what the rule would make of real traces. */
export function RulePage() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { workspace = 'default', projectId = '', ruleId = 'new' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as RuleSearch
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const { draft, rule, changed, error, change, discard } = useDraft(ruleId, search.copy, projectId)
  const [tried, setTried] = useState(false)
  const busy = useRef(false)
  const save = async () => {
    if (!draft || busy.current) return
    setTried(true)
    if (problemsOf(draft).length > 0) return
    busy.current = true
    try {
      const projects = rule?.projects.map((each) => each.project_id) ?? [projectId]
      if (rule) await changeRule(rule.id, bodyOf(draft, projects))
      else await createRule(bodyOf(draft, projects))
      await client.invalidateQueries({ queryKey: ['automations'] })
      await client.invalidateQueries({ queryKey: ['list', 'automations'] })
      discard()
      toast(t(rule ? 'rules.saved' : 'rules.created', { name: draft.name.trim() }))
      if (!rule) void navigate({ to: '/$workspace/projects/$projectId/online-evaluation', params: { workspace, projectId } })
    } catch (failure) {
      toast(t('rules.notSaved', { reason: errorText(failure) }), true)
    } finally {
      busy.current = false
    }
  }
  useHotkeys({ 'Mod+Enter': () => void save() })
  const parent = { label: t('rules.title'), to: '/$workspace/projects/$projectId/online-evaluation' as const }
  if (!draft) {
    return (
      <>
        <TopBar title={t('rules.rule')} parent={parent} />
        {error ? <PageError whole={false} error={error} gone={t('rules.gone')} failed={t('rules.notFound')} back={parent} /> : <Waiting />}
      </>
    )
  }
  return (
    <>
      <TopBar title={draft.name || t('rules.new')} parent={parent}>
        {changed && rule && <span className="badge warn">{t('rules.changed')}</span>}
        {rule && (
          <>
            <Link className="btn" to="/$workspace/automation-logs" params={{ workspace }} search={{ rule_id: rule.id }}>
              <Icon of={ScrollText} size={14} />
              {t('rules.log')}
            </Link>
            <Link className="btn" to="/$workspace/projects/$projectId/online-evaluation/$ruleId" params={{ workspace, projectId, ruleId: 'new' }} search={{ copy: rule.id }}>
              <Icon of={Copy} size={14} />
              {t('rules.duplicate')}
            </Link>
          </>
        )}
      </TopBar>
      <div className="rule">
        <div className="rmain">
          <div className="rform" tabIndex={0} role="region" aria-label={draft.name || t('rules.new')} data-testid="add-edit-rule-dialog">
            <RuleForm draft={draft} change={change} projectId={projectId} fixed={rule !== undefined} tried={tried} onSubmit={() => void save()} />
          </div>
          <footer className="rfoot">
            <Switch on={draft.enabled} label={t('rules.enabled')} onChange={(enabled) => change({ enabled })} />
            <span className="w5">{t('rules.enabled')}</span>
            <span className="t3 fs12 opt">{t('rules.fromSaving')}</span>
            {rule && <ScoreRange rule={rule} projectId={projectId} />}
            <span className="grow" />
            {changed && (
              <button className="btn ghost" onClick={discard}>
                {t('rules.discard')}
              </button>
            )}
            <button className="btn primary" data-testid="add-edit-rule-dialog-submit" onClick={() => void save()}>
              {t('rules.save')} <Kbd of="Mod↵" />
            </button>
          </footer>
        </div>
        <DryRun draft={draft} projectId={projectId} />
      </div>
    </>
  )
}
