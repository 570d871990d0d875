using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Pipecat: speech to text, model and text to speech of a turn.</summary>
internal sealed class PipecatDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("metrics.ttfb", FirstTokenSeconds),
        new("transcript", Output),
        new("text", Input),
        new("tools", Input),
        new("system", Input),
    ];

    public override bool AppliesTo(OtlpSpanGroup group, OtlpSpan span) => group.ScopeName.StartsWith("pipecat", StringComparison.Ordinal);

    // Options that the program left alone: gen_ai.request.top_k = "NOT_GIVEN".
    public override bool IsUnset(OtlpAttribute attribute) => attribute.Value.Text == "NOT_GIVEN";
}
