using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>
/// The GenAI semantic conventions, current and older: https://opentelemetry.io/docs/specs/semconv/gen-ai/. Used by
/// OpenLLMetry, AutoGen, AG2, Semantic Kernel, Agent Framework, Strands, the AI SDK and many more.
/// </summary>
internal sealed class GenAiDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("gen_ai.response.model", ModelName, SpanType.Llm),
        new("gen_ai.response_model", ModelName, SpanType.Llm),
        new("gen_ai.request.model", ModelName, SpanType.Llm, Rank: 1),
        new("gen_ai.request_model", ModelName, SpanType.Llm, Rank: 1),
        new("gen_ai.provider.name", Provider),
        new("gen_ai.system", Provider, SpanType.Llm, Rank: 1),
        new("gen_ai.usage.cost", Cost, SpanType.Llm),
        new("gen_ai.usage.total_cost", Cost, SpanType.Llm),
        new("gen_ai.usage.", Usage, SpanType.Llm),
        new("gen_ai.conversation.id", ThreadId, Rank: 1),
        new("gen_ai.response.id", Metadata),
        new("gen_ai.response.finish_reason*", Metadata),
        new("gen_ai.response.time_to_first_chunk", FirstTokenSeconds),
        new("gen_ai.server.time_to_first_token", FirstTokenSeconds),
        new("gen_ai.response*", Output),
        new("gen_ai.prompt.name", Metadata),
        new("gen_ai.prompt.", InputList, SpanType.Llm),
        new("gen_ai.prompt*", Input, SpanType.Llm),
        new("gen_ai.completion.", OutputList, SpanType.Llm),
        new("gen_ai.completion*", Output, SpanType.Llm),
        new("gen_ai.input.", Input),
        new("gen_ai.output.type", Metadata),
        new("gen_ai.output.", Output),
        new("gen_ai.system_instructions", Input),
        new("gen_ai.tool.call.arguments", Input, SpanType.Tool),
        new("gen_ai.tool.call.result", Output, SpanType.Tool),
        new("gen_ai.tool.call.", Metadata, SpanType.Tool),
        new("gen_ai.tool.definitions", Metadata),
        new("gen_ai.tool.name", Metadata, SpanType.Tool),
        new("gen_ai.request.", Input),
        new("gen_ai.", Metadata),
    ];
}
