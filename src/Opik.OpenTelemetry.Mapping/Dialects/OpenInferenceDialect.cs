using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>
/// OpenInference: https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md. Used by the
/// instrumentations of Smolagents, Agno, BeeAI, LangChain, OpenAI and more.
/// </summary>
internal sealed class OpenInferenceDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("openinference.span.kind", Kind),
        new("input.mime_type", Metadata),
        new("output.mime_type", Metadata),
        new("llm.model_name", ModelName, SpanType.Llm),
        new("embedding.model_name", ModelName, SpanType.Llm),
        new("reranker.model_name", ModelName),
        new("llm.provider", Provider, Rank: 2),
        new("llm.system", Provider, Rank: 3),
        new("llm.token_count.", Usage, SpanType.Llm),
        new("llm.cost.total", Cost),
        new("llm.cost.", Metadata),
        new("llm.input_messages.", InputList),
        new("llm.output_messages.", OutputList),
        new("llm.prompts.", InputList),
        new("llm.prompts", Input),
        new("llm.choices.", OutputList),
        new("llm.function_call", Output),
        new("llm.invocation_parameters*", Input),
        new("llm.tools.", InputList),
        new("llm.prompt_template.", Input),
        new("retrieval.documents.", OutputList),
        new("reranker.output_documents.", OutputList),
        new("reranker.input_documents.", InputList),
        new("reranker.query", Input),
        new("embedding.embeddings.", InputList),
        new("tool.parameters", Input),
        new("session.id", ThreadId, Rank: 3),
        new("tag.tags", Tags),
        new("metadata", OwnMetadata),
        new("metadata.", OwnMetadata),
    ];
}
