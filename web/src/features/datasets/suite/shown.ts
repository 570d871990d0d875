/** What the items of a run can be narrowed to. */
export const SHOWN = ['failed', 'new', 'flaky'] as const
export type Shown = (typeof SHOWN)[number]
