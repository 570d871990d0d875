/** Sections of the one page; the words of the original's `tab`. */
export const TABS = ['ai-provider', 'environments', 'feedback-definitions', 'guardrails', 'preferences', 'retention', 'browser'] as const
export type SettingsTab = (typeof TABS)[number]

export const readSettingsTab = (value: unknown): SettingsTab | undefined =>
  value === 'workspace-preferences' ? 'preferences' : TABS.find((each) => each === value)
