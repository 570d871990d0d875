using Opik.OpenTelemetry.Mapping.Model;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Strands Agents: the GenAI conventions with prompts and answers in events, and this one time in milliseconds.</summary>
internal sealed class StrandsDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } = [new("gen_ai.server.time_to_first_token", FirstTokenMilliseconds)];

    public override bool AppliesTo(OtlpSpanGroup group, OtlpSpan span) => group.ScopeName.StartsWith("strands", StringComparison.Ordinal);
}
