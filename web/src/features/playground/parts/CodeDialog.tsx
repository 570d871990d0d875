import { SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { CodeBlock, type Snippets } from '../../../components/CodeBlock'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'

/** The run as a request, to be made by a program. */
export function CodeDialog({ body }: { body: unknown }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="btn opt" onClick={() => setOpen(true)}>
        <Icon of={SquareTerminal} size={14} />
        {t('playground.code')}
      </button>
      <Dialog open={open} wide onOpenChange={setOpen} title={t('playground.codeTitle')} description={t('playground.codeText')} actions={null}>
        {open && <CodeBlock snippets={snippets(body)} />}
      </Dialog>
    </>
  )
}

function snippets(body: unknown): Snippets {
  const json = JSON.stringify(body, null, 2)
  const address = `${window.location.origin}/api/v1/private/playground/runs`
  return {
    Python: `import json, urllib.request\n\nbody = json.loads(r"""${json}""")\nrequest = urllib.request.Request(\n    "${address}",\n    data=json.dumps(body).encode(),\n    headers={"Content-Type": "application/json"},\n)\nprint(json.load(urllib.request.urlopen(request))["id"])`,
    TypeScript: `const run = await fetch("${address}", {\n  method: "POST",\n  headers: { "Content-Type": "application/json" },\n  body: JSON.stringify(${json}),\n}).then((answer) => answer.json());\nconsole.log(run.id);`,
    '.NET': `using var http = new HttpClient();\nvar body = new StringContent("""\n${json}\n""", System.Text.Encoding.UTF8, "application/json");\nvar answer = await http.PostAsync("${address}", body);\nConsole.WriteLine(await answer.Content.ReadAsStringAsync());`,
    HTTP: `POST ${address}\nContent-Type: application/json\n\n${json}`,
  }
}
