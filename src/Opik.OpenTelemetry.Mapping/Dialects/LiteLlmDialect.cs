using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>LiteLLM's own exporter and older OpenLLMetry: parameters of requests and answers.</summary>
internal sealed class LiteLlmDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("llm.usage.", Usage, SpanType.Llm),
        new("llm.request.type", Metadata, SpanType.Llm),
        new("llm.openai.messages", Input),
        new("llm.openai.choices", Output),
        new("hidden_params", Metadata),
    ];
}
