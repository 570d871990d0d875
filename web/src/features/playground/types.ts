import type { Schemas } from '../../api/types'

/** A variant as it is edited: a prompt, a model and how it is asked. */
export interface Variant {
  /** Tells variants apart while they move. */
  key: string
  /** The prompt of the library that it came from. */
  prompt?: { id: string; name: string; structure: 'text' | 'chat'; versionId: string; version: string; template: string }
  /** The trial of an optimization that it came from. */
  trial?: { optimization: string; run: string; candidate: string; label: string }
  model: string
  /** Messages as JSON, as the library writes them. */
  template: string
  /** Members of the request beside model and messages: `temperature`, `max_completion_tokens`. */
  params: Record<string, unknown>
  /** Definitions of tools as JSON; empty: none. */
  tools: string
  /** Schema of the answer as JSON; empty: free text. */
  schema: string
}

export interface DatasetChoice {
  id: string
  name: string
  /** A version that was chosen; the latest without it. */
  versionId?: string
  version?: string
}

/** Everything on the page that somebody has typed; kept by the server. */
export interface Draft {
  variants: Variant[]
  source: 'manual' | 'dataset'
  dataset?: DatasetChoice
  /** Only items that have this text or tag; all without them. */
  contains?: string
  tag?: string
  /** Only these items, by id; all without them. */
  items?: string[]
  /** Rows of the dataset at most; all without it. */
  limit?: number
  /** Values by hand: a set for each row. */
  rows: Record<string, string>[]
  /** Path in an item by variable, where somebody has said it. */
  mapping: Record<string, string>
  rules: string[]
  concurrency: number
  callsPerMinute?: number
}

export type RunState = Schemas['PlaygroundRunState']
export type RunVariant = Schemas['PlaygroundVariantAnswer']
export type Run = Schemas['PlaygroundRunAnswer']
export type Cell = Schemas['PlaygroundCellAnswer']
export type Row = Schemas['PlaygroundRowAnswer']
export type Estimate = Schemas['PlaygroundEstimate']

/** What a run tells while it goes on. */
export type Progress = Schemas['PlaygroundProgress']
/** A piece of an answer that is on its way. */
export type Piece = Progress['pieces'][number]
