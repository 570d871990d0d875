using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Names without a prefix, as programs and small frameworks write them.</summary>
internal sealed class GeneralDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("usage", UsageObject, SpanType.Llm),
        new("input_tokens", Usage),
        new("output_tokens", Usage),
        new("prompt_tokens", Usage),
        new("completion_tokens", Usage),
        new("total_tokens", Usage),
        new("cache_read_tokens", Usage),
        new("cache_creation_tokens", Usage),
        new("input*", Input),
        new("output*", Output),
        new("prompt", Input, SpanType.Llm),
        new("params", Input),
        new("tools", Input),
        new("response", Output),
        new("result", Output),
        new("conversation.id", ThreadId, Rank: 5),
        new("smolagents.", Metadata),
        new("code.", Metadata),
    ];
}
