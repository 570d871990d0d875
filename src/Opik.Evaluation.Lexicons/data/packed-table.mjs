// The format of a table, read by PackedTable.cs. Keys ascend by their UTF-8 bytes and are front-coded: an entry says how many
// bytes it shares with the one before, then its own. Every 16th entry stands alone, and its place is in an index.
//
//   entries: u32 | blocks: u32 | place of each block: u32 … | shared: u8, own: u8, bytes, length of payload: varint, payload …
const blockSize = 16

/** A number in groups of seven bits, the lowest first; a set high bit says that more follow. */
export function varint(number) {
  const bytes = []
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128)
  return [...bytes, number]
}

/** Ascending by bytes, as packedTable writes them. */
export const byBytes = (left, right) => Buffer.compare(left.key, right.key)

/** A table of [key, payload]; a key is text or bytes, a payload a list of bytes. Keys are distinct. */
export function packedTable(entries) {
  const sorted = entries.map(([key, payload]) => ({ key: Buffer.from(key), payload: Buffer.from(payload) })).sort(byBytes)
  const places = []
  const parts = []
  let [length, previous] = [0, Buffer.alloc(0)]
  sorted.forEach(({ key, payload }, i) => {
    if (i > 0 && previous.equals(key)) throw new Error(`The key ${key} is there twice.`)
    if (key.length > 255) throw new Error(`The key ${key} is too long.`)
    if (i % blockSize === 0) {
      places.push(length)
      previous = Buffer.alloc(0)
    }
    let shared = 0
    while (shared < previous.length && shared < key.length && previous[shared] === key[shared]) shared++
    const part = Buffer.concat([Buffer.from([shared, key.length - shared]), key.subarray(shared), Buffer.from(varint(payload.length)), payload])
    parts.push(part)
    length += part.length
    previous = key
  })
  const header = Buffer.alloc(8 + 4 * places.length)
  header.writeUInt32LE(sorted.length, 0)
  header.writeUInt32LE(places.length, 4)
  places.forEach((place, i) => header.writeUInt32LE(place, 8 + 4 * i))
  return Buffer.concat([header, ...parts])
}
