/** Kinds of data that pages tell apart, as the server names them. */
export const KINDS = ['traces_and_spans', 'attachments', 'experiments_datasets_prompts', 'other'] as const
