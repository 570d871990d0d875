using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>LangSmith's exporter for LangChain and LangGraph: what it records beside the GenAI conventions.</summary>
internal sealed class LangSmithDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("langsmith.span.kind", Kind),
        new("langsmith.span.tags", Tags),
        new("langsmith.metadata.thread_id", ThreadId, Rank: 2),
        new("langsmith.metadata.conversation_id", ThreadId, Rank: 2),
        new("langsmith.metadata.session_id", ThreadId, Rank: 3),
        new("langsmith.metadata.", OwnMetadata),
        new("langsmith.", Metadata),
    ];
}
