import { bare, below, ofProject, type PageRow } from './page'
import { NOBODY, type Seeded } from './seed'

const of = (seeded: Seeded, more = '') => `/logs?trace=${seeded.trace}${more}`
const gone = { ...below(() => `/logs?trace=${NOBODY}`, 'This trace is not here'), beside: true }

/** Lists of runs, and what opens beside and below them. */
export const LOGS: PageRow[] = [
  ofProject('/logs', 'traces', () => '/logs?logsType=traces', { shows: 'handle_message', bare: bare('/logs', 'Waiting for the first trace') }),
  ofProject('/logs', 'threads', () => '/logs?logsType=threads', { shows: 'th_lisbon', bare: bare('/logs?logsType=threads', 'Waiting for the first trace') }),
  ofProject('/logs', 'spans', () => '/logs?logsType=spans', { shows: 'compose_answer', bare: bare('/logs?logsType=spans', 'Waiting for the first trace') }),
  ofProject('/logs', 'trace', (seeded) => of(seeded), { shows: 'issue_refund', gone }),
  ofProject('/logs', 'span', (seeded) => of(seeded, `&span=${seeded.span}`), { shows: 'issue_refund' }),
  ofProject('/logs', 'trace-content', (seeded) => of(seeded, '&traceTab=content'), { shows: 'issue_refund' }),
  ofProject('/logs', 'trace-scores', (seeded) => of(seeded, '&traceTab=scores'), { shows: 'Leaves it open whether the refund is done.' }),
  ofProject('/logs', 'trace-metadata', (seeded) => of(seeded, '&traceTab=metadata'), { shows: '2026.11.3' }),
  ofProject('/logs', 'annotating', (seeded) => of(seeded, '&lastSection=annotate'), { shows: 'issue_refund' }),
  ofProject('/logs', 'graph', (seeded) => of(seeded, '&traceView=graph'), { shows: 'issue_refund', moves: 0.03 }),
  ofProject('/logs', 'thread', () => '/logs?logsType=threads&thread=th_lisbon', {
    shows: /Hotel Alfama/,
    gone: { ...below(() => '/logs?logsType=threads&thread=th_nobody', 'This thread is not here'), beside: true },
  }),
  ofProject('/logs/compare', 'traces-compared', (seeded) => `/logs/compare?a=${seeded.trace}&b=${seeded.good}`, {
    shows: 'confirm_refund',
    bare: below(() => '/logs/compare', 'Paste the id'),
    gone: below((seeded) => `/logs/compare?a=${seeded.trace}&b=${NOBODY}`, 'One of the two is not here'),
  }),
]
