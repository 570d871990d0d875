using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>LiveKit Agents. Attributes with content have a <c>pii</c> part since 1.8: <c>lk.pii.user_input</c>.</summary>
internal sealed class LiveKitDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("livekit.session.id", ThreadId, Rank: 4),
        new("lk.function_tool.id", Input, SpanType.Tool),
        new("lk.function_tool.name", Input, SpanType.Tool),
        new("lk.function_tool.is_error", Metadata, SpanType.Tool),
        new("lk.response.ttft", FirstTokenSeconds),
        .. Content("lk."),
        .. Content("lk.pii."),
        new("lk.", Metadata),
    ];

    private static AttributeRule[] Content(string prefix) =>
    [
        new(prefix + "function_tool.arguments", Input, SpanType.Tool),
        new(prefix + "function_tool.output", Output, SpanType.Tool),
        new(prefix + "user_input", Input),
        new(prefix + "input_text", Input),
        new(prefix + "chat_ctx", Input),
        new(prefix + "instructions", Input),
        new(prefix + "user_transcript", Output),
        new(prefix + "response.text", Output),
        new(prefix + "response.function_calls", Output),
    ];
}
