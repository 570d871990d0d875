import type { Integration } from './Integration'

/** A client of a provider that one function of the SDK wraps. */
const wrapped = (name: string, packages: string, module: string, make: string, more: Partial<Integration> = {}): Integration => ({
  name,
  install: `pip install opik ${packages}`,
  code: `from opik.integrations.${module} import track_${module}
${make.includes('\n') ? make.slice(0, make.lastIndexOf('\n') + 1) : ''}
client = track_${module}(${make.slice(make.lastIndexOf('\n') + 1)})`,
  ...more,
})

/** A library whose spans an OpenTelemetry instrumentation makes. */
const instrumented = (name: string, packages: string, module: string, type: string, more: Partial<Integration> = {}): Integration => ({
  name,
  install: `pip install ${packages} opentelemetry-sdk opentelemetry-exporter-otlp-proto-http`,
  code: `from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from ${module} import ${type}

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)
${type}().instrument()`,
  otel: true,
  ...more,
})

const OPENAI_TELEMETRY = ['opentelemetry-instrumentation-openai', 'opentelemetry.instrumentation.openai', 'OpenAIInstrumentor'] as const

/** Those of the SDK are held to its package by integrations.test.ts, those by OpenTelemetry are what recorded programs did. */
export const PYTHON: Integration[] = [
  wrapped('OpenAI', 'openai', 'openai', 'from openai import OpenAI\nOpenAI()', { also: 'gpt azure instructor' }),
  wrapped('Anthropic', 'anthropic', 'anthropic', 'import anthropic\nanthropic.Anthropic()', { also: 'claude' }),
  wrapped('Amazon Bedrock', 'boto3', 'bedrock', 'import boto3\nboto3.client("bedrock-runtime")', { also: 'aws' }),
  wrapped('Google GenAI', 'google-genai', 'genai', 'from google import genai\ngenai.Client()', { also: 'gemini vertex' }),
  wrapped('Groq', 'groq', 'groq', 'from groq import Groq\nGroq()'),
  wrapped('Mistral', 'mistralai', 'mistral', 'from mistralai import Mistral\nMistral(api_key=key)'),
  wrapped('Cohere', 'cohere', 'cohere', 'import cohere\ncohere.ClientV2()'),
  wrapped('Ollama', 'ollama', 'ollama', 'import ollama\nollama.Client()'),
  wrapped('Together', 'together', 'together', 'from together import Together\nTogether()'),
  wrapped('Cerebras', 'cerebras-cloud-sdk', 'cerebras', 'from cerebras.cloud.sdk import Cerebras\nCerebras()'),
  wrapped('AISuite', 'aisuite', 'aisuite', 'import aisuite\naisuite.Client()'),
  wrapped('Guardrails AI', 'guardrails-ai', 'guardrails', 'from guardrails import Guard\nGuard()'),
  {
    name: 'LiteLLM',
    install: 'pip install opik litellm',
    code: `import litellm
from opik.integrations.litellm import track_completion

completion = track_completion()(litellm.completion)`,
  },
  {
    name: 'LangChain',
    install: 'pip install opik langchain',
    code: `from opik.integrations.langchain import OpikTracer

chain.invoke(question, config={"callbacks": [OpikTracer()]})`,
  },
  {
    name: 'LangGraph',
    install: 'pip install opik langgraph',
    code: `from opik.integrations.langchain import OpikTracer, track_langgraph

app = track_langgraph(graph.compile(), OpikTracer())`,
  },
  {
    name: 'LlamaIndex',
    install: 'pip install opik llama-index-core',
    code: `from llama_index.core import Settings
from llama_index.core.callbacks import CallbackManager
from opik.integrations.llama_index import LlamaIndexCallbackHandler

Settings.callback_manager = CallbackManager([LlamaIndexCallbackHandler()])`,
  },
  {
    name: 'CrewAI',
    install: 'pip install opik crewai',
    code: `from opik.integrations.crewai import track_crewai

track_crewai(crew=crew)`,
  },
  {
    name: 'DSPy',
    install: 'pip install opik dspy',
    code: `import dspy
from opik.integrations.dspy import OpikCallback

dspy.configure(callbacks=[OpikCallback()])`,
  },
  {
    name: 'Haystack',
    install: 'pip install opik haystack-ai',
    code: `from opik.integrations.haystack import OpikConnector

pipeline.add_component("tracer", OpikConnector())   # connected to nothing`,
  },
  {
    name: 'Google ADK',
    install: 'pip install opik google-adk',
    code: `from opik.integrations.adk import OpikTracer, track_adk_agent_recursive

track_adk_agent_recursive(agent, OpikTracer())`,
  },
  {
    name: 'OpenAI Agents',
    install: 'pip install opik openai-agents',
    code: `from agents import set_trace_processors
from opik.integrations.openai.agents import OpikTracingProcessor

set_trace_processors(processors=[OpikTracingProcessor()])`,
  },
  {
    name: 'Agent Spec',
    install: 'pip install opik pyagentspec',
    code: `from opik.integrations.agentspec import AgentSpecInstrumentor

with AgentSpecInstrumentor().instrument_context():
    run(agent)`,
  },
  {
    name: 'Harbor',
    install: 'pip install opik harbor',
    code: `from opik.integrations.harbor import track_harbor

track_harbor(job)`,
  },
  instrumented('AutoGen', `autogen-agentchat ${OPENAI_TELEMETRY[0]}`, OPENAI_TELEMETRY[1], OPENAI_TELEMETRY[2]),
  instrumented('AG2', `"ag2[openai]" ${OPENAI_TELEMETRY[0]}`, OPENAI_TELEMETRY[1], OPENAI_TELEMETRY[2]),
  instrumented('OpenLLMetry', OPENAI_TELEMETRY[0], OPENAI_TELEMETRY[1], OPENAI_TELEMETRY[2], { also: 'traceloop' }),
  instrumented('OpenInference', 'openinference-instrumentation-openai', 'openinference.instrumentation.openai', 'OpenAIInstrumentor', { also: 'phoenix arize' }),
  instrumented('Smolagents', 'smolagents openinference-instrumentation-smolagents', 'openinference.instrumentation.smolagents', 'SmolagentsInstrumentor', { also: 'hugging face' }),
  instrumented('Agno', 'agno openinference-instrumentation-agno', 'openinference.instrumentation.agno', 'AgnoInstrumentor'),
  instrumented('BeeAI', 'beeai-framework openinference-instrumentation-beeai', 'openinference.instrumentation.beeai', 'BeeAIInstrumentor'),
  {
    name: 'Pydantic AI',
    install: 'pip install pydantic-ai logfire opentelemetry-exporter-otlp-proto-http',
    code: `import logfire

logfire.configure(send_to_logfire=False)
logfire.instrument_pydantic_ai()`,
    otel: true,
  },
  {
    name: 'Pipecat',
    install: 'pip install "pipecat-ai[tracing]" opentelemetry-exporter-otlp-proto-http',
    code: `from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from pipecat.utils.tracing.setup import setup_tracing

setup_tracing(service_name="my-agent", exporter=OTLPSpanExporter())
task = PipelineTask(pipeline, enable_tracing=True)`,
    otel: true,
    also: 'voice',
  },
  {
    name: 'LiveKit Agents',
    install: 'pip install livekit-agents opentelemetry-exporter-otlp-proto-http',
    code: `from livekit.agents.telemetry import set_tracer_provider
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
set_tracer_provider(provider)`,
    otel: true,
    also: 'voice',
  },
]
