import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { COUNT, found, INTEGRATIONS, variables } from '.'
import { PYTHON } from './python'

const WHEELS = fileURLToPath(new URL('../../../../../../shared/pywheels/', import.meta.url))
const wheel = existsSync(WHEELS) ? readdirSync(WHEELS).find((file) => file.startsWith('opik-2.2.')) : undefined

/** Says which of the programs are no Python, and which names they import that the SDK does not have. */
const CHECK = `
import ast, json, sys, zipfile
wheel, programs = zipfile.ZipFile(sys.argv[1]), json.load(sys.stdin)
files = set(wheel.namelist())
def names(module):
    path = module.replace('.', '/')
    file = next((f for f in (path + '/__init__.py', path + '.py') if f in files), None)
    if file is None: return None
    found = set()
    for node in ast.walk(ast.parse(wheel.read(file))):
        if isinstance(node, ast.ImportFrom): found |= {a.asname or a.name for a in node.names}
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)): found.add(node.name)
    return found
wrong = []
for name, code in programs:
    try: tree = ast.parse(code)
    except SyntaxError as error: wrong.append(f'{name}: {error}'); continue
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module.split('.')[0] == 'opik':
            known = names(node.module)
            wrong += [f'{name}: {node.module}.{a.name}' for a in node.names if known is None or a.name not in known]
print(json.dumps(wrong))
`

test.skipIf(!wheel)('the Python programs are Python, and import what the official SDK has (its package lies beside the repository)', () => {
  const answer = execFileSync('python3', ['-c', CHECK, WHEELS + wheel], { input: JSON.stringify(PYTHON.map(({ name, code }) => [name, code])) })
  expect(JSON.parse(answer.toString())).toEqual([])
})

test('each has a name of its own in its language, and lines of code', () => {
  for (const { entries } of INTEGRATIONS) {
    expect(new Set(entries.map((each) => each.name)).size).toBe(entries.length)
    for (const each of entries) expect(each.code.trim()).not.toBe('')
  }
})

test('they are found by name, package, language and other words', () => {
  const names = (text: string) => found(text).flatMap(({ label, entries }) => entries.map((each) => `${label} ${each.name}`))
  expect(names('').length).toBe(COUNT)
  expect(names('openai python').length).toBeGreaterThan(1)
  expect(names('claude')).toEqual(['.NET Anthropic', 'Python Anthropic'])
  expect(names('boto3')).toEqual(['Python Amazon Bedrock'])
  expect(names('no such thing')).toEqual([])
})

test('traces by OpenTelemetry have variables of the exporter', () => {
  const of = (name: string) => variables(PYTHON.find((each) => each.name === name)!, 'mine', 'http://localhost/api', 'default')
  expect(of('OpenAI')).toContain('OPIK_URL_OVERRIDE=http://localhost/api')
  expect(of('Agno')).toContain('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://localhost/api/v1/private/otel/v1/traces')
})
