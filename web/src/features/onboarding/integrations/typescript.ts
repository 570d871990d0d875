import type { Integration } from './Integration'

export const TYPESCRIPT: Integration[] = [
  {
    name: 'OpenAI',
    install: 'npm install opik opik-openai openai',
    code: `import OpenAI from "openai";
import { trackOpenAI } from "opik-openai";

const client = trackOpenAI(new OpenAI());
await client.flush();`,
  },
  {
    name: 'Google Gemini',
    install: 'npm install opik opik-gemini @google/genai',
    code: `import { GoogleGenAI } from "@google/genai";
import { trackGemini } from "opik-gemini";

const client = trackGemini(new GoogleGenAI({ apiKey }));
await client.flush();`,
    also: 'genai',
  },
  {
    name: 'LangChain',
    install: 'npm install opik opik-langchain @langchain/core',
    code: `import { OpikCallbackHandler } from "opik-langchain";

const opik = new OpikCallbackHandler();
await chain.invoke(input, { callbacks: [opik] });
await opik.flushAsync();`,
    also: 'langgraph',
  },
  {
    name: 'Vercel AI SDK',
    install: 'npm install opik opik-vercel ai @opentelemetry/sdk-node @opentelemetry/auto-instrumentations-node',
    code: `import { NodeSDK } from "@opentelemetry/sdk-node";
import { OpikExporter } from "opik-vercel";

const sdk = new NodeSDK({ traceExporter: new OpikExporter() });
sdk.start();
// in each call: experimental_telemetry: { isEnabled: true }
await sdk.shutdown();`,
    also: 'next.js',
  },
  {
    name: 'OpenTelemetry JS',
    install: 'npm install @opentelemetry/sdk-node @opentelemetry/exporter-trace-otlp-http',
    code: `import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { NodeSDK } from "@opentelemetry/sdk-node";

new NodeSDK({ traceExporter: new OTLPTraceExporter() }).start();`,
    otel: true,
    also: 'beeai mastra',
  },
]
