using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Attributes that programs set for us by hand.</summary>
internal sealed class OpikDialect : Dialect
{
    /// <summary>Names the trace a span belongs to.</summary>
    public const string TraceId = "opik.trace_id";

    /// <summary>Names the id of the span.</summary>
    public const string SpanId = "opik.span_id";

    /// <summary>Names the parent of the span.</summary>
    public const string ParentSpanId = "opik.parent_span_id";

    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new(TraceId, Dropped),
        new(SpanId, Dropped),
        new(ParentSpanId, Dropped),
        new("opik.tags", Tags),
        new("opik.metadata*", OwnMetadata),
        new("opik.thread_id", ThreadId),
        new("opik.environment", DeploymentEnvironment),
        new("thread_id", ThreadId),
    ];
}
