export interface Token {
  kind: 'k' | 's' | 'c' | 'n' | 'f' | ''
  text: string
}

const KEYWORDS =
  'using|var|new|await|async|return|import|from|def|const|let|export|if|else|for|in|string|true|false|null|None|str|class|public'
const PATTERN = new RegExp(
  `(\\/\\/[^\\n]*|(?:^|(?<=\\s))#[^\\n]*)|("(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')|\\b(${KEYWORDS})\\b|(?<![-\\w./:])(\\d+(?:\\.\\d+)?)(?![-\\w])|([A-Za-z_]\\w*)(?=\\()`,
  'gm',
)

/** Colours for the few languages of the snippets; addresses inside strings are not comments. */
export function highlight(code: string): Token[] {
  const tokens: Token[] = []
  let from = 0
  for (const match of code.matchAll(PATTERN)) {
    if (match.index > from) tokens.push({ kind: '', text: code.slice(from, match.index) })
    const kind = match[1] ? 'c' : match[2] ? 's' : match[3] ? 'k' : match[4] ? 'n' : 'f'
    // `http://` outside a string is an address.
    const address = kind === 'c' && match[0].startsWith('//') && code[match.index - 1] === ':'
    tokens.push({ kind: address ? '' : kind, text: match[0] })
    from = match.index + match[0].length
  }
  if (from < code.length) tokens.push({ kind: '', text: code.slice(from) })
  return tokens
}
