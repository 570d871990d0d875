import { loadTexts } from '../../i18n'

type Panels = { trace: typeof import('../trace/TracePanel').TracePanel; thread: typeof import('../threads/ThreadPanel').ThreadPanel }

/** Once loaded a panel is used as it is: a lazy component shows its fallback for at least 300 ms. */
export const loadedPanels: { trace: Panels['trace'] | null; thread: Panels['thread'] | null } = { trace: null, thread: null }

/** Loads the code and the texts of what opens beside a list. */
export const openPanels = {
  trace: async () => {
    const [module] = await Promise.all([import('../trace/TracePanel'), loadTexts('trace')])
    loadedPanels.trace = module.TracePanel
    return { default: module.TracePanel }
  },
  thread: async () => {
    const [module] = await Promise.all([import('../threads/ThreadPanel'), loadTexts('threads'), loadTexts('trace')])
    loadedPanels.thread = module.ThreadPanel
    return { default: module.ThreadPanel }
  },
}
