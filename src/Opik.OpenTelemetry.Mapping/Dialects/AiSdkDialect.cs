using Opik.Contracts;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>The Vercel AI SDK before its OpenTelemetry package: https://ai-sdk.dev/docs/ai-sdk-core/telemetry.</summary>
internal sealed class AiSdkDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("ai.operationId", Kind),
        new("ai.model.id", ModelName, Rank: 1),
        new("ai.response.model", ModelName),
        new("ai.model.provider", Provider, Rank: 1),
        new("ai.usage.", Usage, SpanType.Llm),
        new("ai.response.msToFirstChunk", FirstTokenMilliseconds),
        new("ai.response.text", Output),
        new("ai.response.object", Output),
        new("ai.response.toolCalls", Output),
        new("ai.response.reasoning", Output),
        new("ai.response.files", Output),
        new("ai.result.", Output),
        new("ai.prompt*", Input),
        new("ai.value*", Input),
        new("ai.embedding*", Output),
        new("ai.schema*", Input),
        new("ai.toolCall.args", Input, SpanType.Tool),
        new("ai.toolCall.result", Output, SpanType.Tool),
        new("ai.toolCall.", Metadata, SpanType.Tool),
        new("ai.telemetry.metadata.threadId", ThreadId, Rank: 2),
        new("ai.telemetry.metadata.thread_id", ThreadId, Rank: 2),
        new("ai.telemetry.metadata.sessionId", ThreadId, Rank: 3),
        new("ai.telemetry.metadata.tags", Tags),
        new("ai.telemetry.metadata.", OwnMetadata),
        new("ai.", Metadata),
    ];
}
