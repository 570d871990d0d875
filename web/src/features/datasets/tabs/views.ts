/** What a page of a dataset, or of a suite, shows. */
export const VIEWS = ['results', 'items', 'schema', 'experiments', 'usage', 'code'] as const
export type View = (typeof VIEWS)[number]
