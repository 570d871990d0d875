/** Counts the rows of an exported file while it arrives; quoted line ends of a CSV file are no rows. */
export class RowCounter {
  private rows = 0
  private quoted = false

  constructor(private readonly format: 'csv' | 'jsonl') {}

  /** Rows so far, the head of a CSV file not among them. */
  get count(): number {
    return Math.max(0, this.format === 'csv' ? this.rows - 1 : this.rows)
  }

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte === 0x22 && this.format === 'csv') this.quoted = !this.quoted
      else if (byte === 0x0a && !this.quoted) this.rows++
    }
  }
}
