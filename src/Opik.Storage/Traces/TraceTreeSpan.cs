using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One span of a <see cref="TraceTree"/>.</summary>
/// <param name="Id">Span id.</param>
/// <param name="ParentId">Parent span; null at the top.</param>
/// <param name="Name">Name.</param>
/// <param name="Type">Type.</param>
/// <param name="StartTime">Start.</param>
/// <param name="EndTime">End; null while open.</param>
/// <param name="Model">Model.</param>
/// <param name="Provider">Provider.</param>
/// <param name="PromptTokens">Input tokens; null when not reported.</param>
/// <param name="CompletionTokens">Output tokens; null when not reported.</param>
/// <param name="TotalTokens">All tokens; null when not reported.</param>
/// <param name="Cost">USD; null when unknown.</param>
/// <param name="HasError">Whether it has error information.</param>
/// <param name="Ttft">Milliseconds to the first token.</param>
/// <param name="IsInternal">Whether its client made it for its own purposes.</param>
public sealed record TraceTreeSpan(
    Guid Id, Guid? ParentId, string? Name, SpanType Type, DateTime StartTime, DateTime? EndTime, string? Model, string? Provider,
    long? PromptTokens, long? CompletionTokens, long? TotalTokens, decimal? Cost, bool HasError, double? Ttft, bool IsInternal = false);
