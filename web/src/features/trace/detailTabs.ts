import { linkedPrompts } from '../../lib/bookkeeping'
import { eventsOf } from '../../lib/otelEvents'
import type { DetailTab } from './detail'
import { ContentTab } from './tabs/ContentTab'
import { ErrorTab } from './tabs/ErrorTab'
import { EventsTab } from './tabs/EventsTab'
import { MessagesTab } from './tabs/MessagesTab'
import { MetadataTab } from './tabs/MetadataTab'
import { PromptsTab } from './tabs/PromptsTab'
import { RawTab } from './tabs/RawTab'
import { ScoresTab, spanScores } from './tabs/ScoresTab'

/** The tabs of the detail, in their order. The first that is shown opens when the address names none. */
export const DETAIL_TABS: DetailTab[] = [
  {
    id: 'messages',
    label: 'trace.tabMessages',
    shown: ({ conversation }) => conversation !== null,
    count: ({ conversation }) => conversation?.messages.length ?? 0,
    Body: MessagesTab,
  },
  { id: 'content', label: 'trace.tabContent', shown: () => true, Body: ContentTab },
  {
    id: 'scores',
    label: 'trace.tabScores',
    shown: () => true,
    count: ({ run }) => (run.feedback_scores?.length ?? 0) + spanScores(run).length,
    Body: ScoresTab,
  },
  {
    id: 'prompts',
    label: 'trace.tabPrompts',
    shown: ({ run }) => linkedPrompts(run.metadata).length > 0,
    count: ({ run }) => linkedPrompts(run.metadata).length,
    Body: PromptsTab,
  },
  { id: 'metadata', label: 'trace.tabMetadata', shown: ({ run }) => run.metadata !== undefined || run.usage !== undefined, Body: MetadataTab },
  { id: 'error', label: 'trace.tabError', shown: ({ run }) => run.error_info !== undefined, Body: ErrorTab },
  {
    id: 'events',
    label: 'trace.tabEvents',
    shown: ({ run }) => eventsOf(run.metadata).length > 0,
    count: ({ run }) => eventsOf(run.metadata).length,
    Body: EventsTab,
  },
  { id: 'raw', label: 'trace.tabRaw', shown: () => true, Body: RawTab },
]
