import type { LogRow } from './useLogList'
import { plainText } from '../../lib/plainText'

const MOST = 300

/** The text of a cell: the preview that the server made, in the length that the workspace has set, else one made here. */
export function preview(row: LogRow, side: 'input' | 'output', longest = MOST): string {
  if ('thread_model_id' in row) return plainText(side === 'input' ? row.first_message : row.last_message, longest)
  const made = side === 'input' ? row.input_preview : row.output_preview
  return made ?? plainText(side === 'input' ? row.input : row.output, longest)
}
