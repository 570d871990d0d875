/** A graph as an SDK logged it. */
export interface Definition {
  /** Text by id of the node. */
  nodes: Map<string, string>
  edges: { from: string; to: string; label: string }[]
}

/** Statements that draw but say nothing about the graph. */
const STYLE = /^(classDef|class|style|linkStyle|click|direction|subgraph|end\b|%%|graph\b|flowchart\b|---|config:|\w+:)/
/** `a --> b`, `a -.-> b`, `a ==> b`, `a --- b`, `a -- text --> b`, `a -->|text| b`; a longer line is a longer arrow. */
const ARROW = /\s*(?:(?:--|==|-\.)\s+([^-=.>|][^>|]*?)\s+)?(?:<?-{2,}[->ox]?|<?={2,}[=>]?|<?-\.+->?)(?:\|([^|]*)\|)?\s*/
/** `id`, `id[text]`, `id(text)`, `id([text])`, `id{{text}}`, `id:::class`. */
const NODE = /^([^\s[({>:&]+(?:[:.][^\s[({>:&]+)*)\s*(?:([[({>]+)([\s\S]*?)([\])}]+))?(?::::[\w-]+)?$/

/** The most that is read of a definition, characters; those of SDKs are a few thousand. */
const MOST = 200_000

/**
 * Reads the flow charts that SDKs log as `_opik_graph_definition` (`{format: "mermaid", data}`), such as LangGraph's
 * `agent -.-> act;` or ADK's `clock_agent --> get_time`; null when it is none. https://mermaid.js.org/syntax/flowchart.html
 */
export function readMermaid(text: string): Definition | null {
  const body = text.slice(0, MOST).replace(/^---[\s\S]*?\n---\s*\n/, '')
  if (!/^\s*(graph|flowchart)\b/m.test(body)) return null
  const definition: Definition = { nodes: new Map(), edges: [] }
  for (const statement of statements(body)) {
    if (STYLE.test(statement)) continue
    const arrow = new RegExp(ARROW, 'g')
    const groups: string[][] = []
    const labels: string[] = []
    let from = 0
    for (let hit = arrow.exec(statement); hit; hit = arrow.exec(statement)) {
      groups.push(node(definition, statement.slice(from, hit.index)))
      labels.push(plain(hit[1] ?? hit[2] ?? ''))
      from = hit.index + hit[0].length
    }
    groups.push(node(definition, statement.slice(from)))
    for (let i = 1; i < groups.length; i++) {
      for (const a of groups[i - 1]!) for (const b of groups[i]!) definition.edges.push({ from: a, to: b, label: labels[i - 1]! })
    }
  }
  return definition.nodes.size > 0 ? definition : null
}

/** Statements end with a line or a semicolon, except inside of a text: `a["b; c"]`, `a([<p>b&nbsp;c</p>])`. */
function statements(body: string): string[] {
  return body
    .split('\n')
    .flatMap((line) => line.match(/(?:"[^"]*"|\[[^\]\n]*\]|&\w+;|[^;])+/g) ?? [])
    .map((each) => each.trim())
    .filter(Boolean)
}

/** Notes the nodes of `a`, `a[text]`, `a & b`, and answers their ids. */
function node(definition: Definition, text: string): string[] {
  return text.split(/\s+&\s+/).flatMap((part) => {
    const found = NODE.exec(part.trim())
    if (!found) return []
    const id = found[1]!
    const label = plain(found[3] ?? '')
    if (label || !definition.nodes.has(id)) definition.nodes.set(id, label || id)
    return [id]
  })
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/^[\s"'[(/\\]+|[\s"'\])/\\]+$/g, '')
    .replace(/\s+/g, ' ')
