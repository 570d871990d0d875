using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Traceloop SDK: workflows, tasks and tools around the calls that OpenLLMetry records.</summary>
internal sealed class TraceloopDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("traceloop.span.kind", Kind),
        new("traceloop.entity.input", Input),
        new("traceloop.entity.output", Output),
        new("traceloop.association.properties.thread_id", ThreadId, Rank: 2),
        new("traceloop.association.properties.conversation_id", ThreadId, Rank: 2),
        new("traceloop.association.properties.session_id", ThreadId, Rank: 3),
        new("traceloop.association.properties.tags", Tags),
        new("traceloop.", Metadata),
    ];
}
