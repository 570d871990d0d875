import { bare, below, ofProject, type PageRow } from './page'
import { NOBODY, type Seeded } from './seed'

const PROMPT = '/prompts/$promptId'
const prompt = (seeded: Seeded, more = '') => `/prompts/${seeded.prompt}${more}`

/** Prompts, playgrounds, dashboards, alerts and rules of a project. */
export const MORE: PageRow[] = [
  ofProject('/prompts', 'prompts', () => '/prompts', { shows: /answer states/, bare: bare('/prompts', /prompt/i) }),
  ofProject(PROMPT, 'prompt', (seeded) => prompt(seeded), { shows: /Guests with tag vip/, gone: below(() => `/prompts/${NOBODY}`, 'This prompt is not here') }),
  ofProject(PROMPT, 'prompt-version', (seeded) => prompt(seeded, `?activeVersionId=${seeded.version}`), { shows: /apologise and stop/ }),
  ofProject(PROMPT, 'prompt-diff', (seeded) => prompt(seeded, '?tab=diff'), { shows: /Guests with tag vip/ }),
  ofProject(PROMPT, 'prompt-usage', (seeded) => prompt(seeded, '?tab=usage'), { shows: 'compose_answer' }),
  ofProject(PROMPT, 'prompt-experiments', (seeded) => prompt(seeded, '?tab=experiments'), { shows: /experiment/i, mayLack: /experiment/i }),
  ofProject(PROMPT, 'prompt-code', (seeded) => prompt(seeded, '?tab=code'), { shows: /Prompts.Get/ }),
  ofProject(PROMPT, 'prompt-edit', (seeded) => prompt(seeded, '?edit=true'), { shows: /Guests with tag vip/ }),
  ofProject(PROMPT, 'prompt-draft', (seeded) => `/prompts/${seeded.drafted}?tab=diff&activeVersionId=draft`, { shows: /Words of a draft/ }),
  ofProject(PROMPT, 'prompt-draft-edit', (seeded) => `/prompts/${seeded.drafted}?edit=true`, { shows: /Words of a draft/ }),
  ofProject('/playground', 'playground', () => '/playground', { shows: 'Playground', mayLack: /./ }),
  ofProject('/agent-playground', 'agents', () => '/agent-playground', { shows: 'Retry waits as asked', bare: bare('/agent-playground', /agent|configuration/i), mayLack: /./ }),
  ofProject('/dashboards', 'overview', () => '/dashboards', { shows: 'Project overview', bare: bare('/dashboards', 'Project overview') }),
  ofProject('/dashboards', 'view', (seeded) => `/dashboards?view=${seeded.view.full}`, {
    shows: 'first.',
    bare: below((seeded) => `/dashboards?view=${seeded.view.bare}`, 'Nothing is on this dashboard'),
    gone: below(() => `/dashboards?view=${NOBODY}`, 'This dashboard is not there'),
  }),
  ofProject('/dashboards', 'view-edit', (seeded) => `/dashboards?view=${seeded.view.full}&edit=true&widget=w1`, { shows: 'first.' }),
  ofProject('/alerts', 'alerts', () => '/alerts', { shows: 'Refund helpfulness low', bare: bare('/alerts', /alert/i) }),
  ofProject('/alerts/$alertId', 'alert', (seeded) => `/alerts/${seeded.alert}`, { shows: 'Refund helpfulness low', gone: { ...below(() => `/alerts/${NOBODY}`, 'This alert is not here'), beside: true } }),
  ofProject('/alerts/$alertId', 'alert-new', () => '/alerts/new', { shows: 'Refund helpfulness low' }),
  ofProject('/online-evaluation', 'rules', () => '/online-evaluation', { shows: 'short', bare: bare('/online-evaluation', 'No rule scores this project yet') }),
  ofProject('/online-evaluation/$ruleId', 'rule', (seeded) => `/online-evaluation/${seeded.rule}`, { shows: /def score/, gone: below(() => `/online-evaluation/${NOBODY}`, 'This rule is not here') }),
  ofProject('/online-evaluation/$ruleId', 'rule-new', () => '/online-evaluation/new', { shows: 'New rule', bare: bare('/online-evaluation/new', 'New rule') }),
]
