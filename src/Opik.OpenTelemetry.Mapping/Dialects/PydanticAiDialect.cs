using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Pydantic AI: agent spans, and tool spans of versions before the GenAI conventions.</summary>
internal sealed class PydanticAiDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("pydantic_ai.all_messages", Input),
        new("all_messages*", Input),
        new("all_messages_events", Input),
        new("final_result", Output),
        new("tool_arguments", Input, SpanType.Tool),
        new("tool_response*", Output, SpanType.Tool),
        new("model_name", Metadata),
        new("agent_name", Metadata),
    ];
}
