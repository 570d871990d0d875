using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>
/// BeeAI for TypeScript: tool spans hold the conversation that the tool was called in as <c>state</c> inside the JSON text
/// <c>metadata</c>. It is what the step was given, so it is shown as input.
/// </summary>
internal sealed class BeeAiDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } = [];

    public override bool AppliesTo(OtlpSpanGroup group, OtlpSpan span) => group.ScopeName.Contains("instrumentation-beeai", StringComparison.Ordinal);

    public override void Complete(SpanDraft draft)
    {
        if (draft.Metadata.Take("state") is { } state)
            draft.Input.SetDefault("state", state);
    }
}
