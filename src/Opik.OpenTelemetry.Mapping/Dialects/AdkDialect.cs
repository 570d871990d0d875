using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Google's Agent Development Kit: what it records beside the GenAI conventions.</summary>
internal sealed class AdkDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("gcp.vertex.agent.llm_request", Input),
        new("gcp.vertex.agent.llm_response", Output),
        new("gcp.vertex.agent.tool_call_args", Input, SpanType.Tool),
        new("gcp.vertex.agent.tool_response", Output, SpanType.Tool),
        new("gcp.vertex.agent.data", Input),
        new("gcp.vertex.agent.session_id", ThreadId, Rank: 3),
        new("gcp.vertex.agent.", Metadata),
    ];
}
