import { ofBlock } from '../media'
import { isObject, parsed, text, type Json, type Part } from './types'

/**
 * The content of a message: a string, or a list of blocks. Blocks of OpenAI (`text`, `image_url`, `input_text`, `output_text`),
 * Anthropic (`tool_use`, `tool_result`, `thinking`), Gemini (`{text}`, `{functionCall}`), Bedrock Converse (`{text}`, `{toolUse}`)
 * and OpenTelemetry (`{type:"text",content}`, `{type:"tool_call"}`) can be told apart by their members, so one reader does.
 */
export function readParts(content: unknown): Part[] {
  if (content === null || content === undefined || content === '') return []
  if (typeof content === 'string') return [{ kind: 'text', text: content }]
  if (Array.isArray(content)) return content.flatMap(readPart)
  return readPart(content)
}

function readPart(block: unknown): Part[] {
  if (typeof block === 'string') return block ? [{ kind: 'text', text: block }] : []
  // Marks such as {type:"cache_breakpoint"} hold nothing.
  if (isObject(block) && Object.keys(block).length === 1 && typeof block.type === 'string') return []
  if (!isObject(block)) return block === null || block === undefined ? [] : [{ kind: 'other', value: block }]
  return call(block) ?? result(block) ?? media(block) ?? words(block) ?? [{ kind: 'other', value: block }]
}

function words(block: Json): Part[] | undefined {
  const type = text(block.type) ?? ''
  if (/thinking|reasoning/.test(type) || block.thought === true || isObject(block.reasoningContent)) {
    const said = text(block.thinking) ?? text(block.text) ?? text(block.content) ?? summaryText(block.summary)
    return said ? [{ kind: 'thinking', text: said }] : []
  }
  const said = text(block.text) ?? (type === 'text' ? text(block.content) : undefined) ?? text(block.refusal)
  return said === undefined ? undefined : said ? [{ kind: 'text', text: said }] : []
}

const summaryText = (summary: unknown): string | undefined =>
  Array.isArray(summary) ? summary.map((each) => (isObject(each) ? (text(each.text) ?? '') : '')).join('\n') : undefined

function call(block: Json): Part[] | undefined {
  const type = text(block.type)
  const google = block.functionCall ?? block.function_call
  if (isObject(google) && !type)
    return [{ kind: 'call', id: text(google.id), name: text(google.name) ?? '', input: parsed(google.args ?? google.arguments) }]
  if (isObject(block.toolUse))
    return [{ kind: 'call', id: text(block.toolUse.toolUseId), name: text(block.toolUse.name) ?? '', input: block.toolUse.input }]
  if (isObject(block.function) && (type === 'function' || type === undefined)) {
    return [{ kind: 'call', id: text(block.id), name: text(block.function.name) ?? '', input: parsed(block.function.arguments) }]
  }
  if (type === 'tool_use' || type === 'tool_call' || type === 'function_call' || type === 'tool-call' || type === 'server_tool_use') {
    return [
      {
        kind: 'call',
        id: text(block.call_id) ?? text(block.toolCallId) ?? text(block.id),
        name: text(block.name) ?? text(block.toolName) ?? '',
        input: parsed(block.input ?? block.arguments ?? block.args),
      },
    ]
  }
  return undefined
}

function result(block: Json): Part[] | undefined {
  const type = text(block.type) ?? ''
  const google = block.functionResponse ?? block.function_response
  if (isObject(google)) return [{ kind: 'result', id: text(google.id), name: text(google.name), output: google.response, error: false }]
  if (isObject(block.toolResult)) {
    return [
      {
        kind: 'result',
        id: text(block.toolResult.toolUseId),
        output: flat(block.toolResult.content),
        error: block.toolResult.status === 'error',
      },
    ]
  }
  if (!/^(tool_result|tool_call_response|function_call_output|tool-result|web_search_tool_result)$/.test(type)) return undefined
  return [
    {
      kind: 'result',
      id: text(block.tool_use_id) ?? text(block.call_id) ?? text(block.toolCallId) ?? text(block.id),
      name: text(block.name) ?? text(block.toolName),
      output: parsed(flat(block.content ?? block.output ?? block.response ?? block.result)),
      error: block.is_error === true || block.isError === true,
    },
  ]
}

/** A result of nothing but text blocks is its text. */
export function flat(content: unknown): unknown {
  if (!Array.isArray(content) || content.length === 0) return content
  const texts = content.map((each) => (isObject(each) ? text(each.text) : undefined))
  return texts.every((each) => each !== undefined) ? texts.join('\n') : content
}

function media(block: Json): Part[] | undefined {
  const found = ofBlock(block)
  return found ? [{ kind: 'media', media: found }] : undefined
}
