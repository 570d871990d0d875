using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Mastra: <c>mastra.{kind of span}.input</c> and <c>.output</c>; the rest is about the run.</summary>
internal sealed class MastraDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("mastra.span.type", Kind),
        new("mastra.completion_start_time", FirstTokenTime),
        new("mastra.metadata.threadId", ThreadId, Rank: 2),
        new("mastra.metadata.sessionId", ThreadId, Rank: 3),
        // A chunk that hands a tool's answer to the model carries nothing but these.
        new("mastra.metadata.toolCallId", Input),
        new("mastra.metadata.toolName", Input),
        new("mastra.metadata.", Metadata),
        new("mastra.tags", Tags),
    ];
}
