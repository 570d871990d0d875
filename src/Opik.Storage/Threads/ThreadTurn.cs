using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One turn of a thread without its payloads: a trace, as a list of many turns shows it.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="StartTime">Start.</param>
/// <param name="EndTime">End; null while open.</param>
/// <param name="Name">Name.</param>
/// <param name="Input">Preview of the input, at most 160 characters.</param>
/// <param name="Cost">USD; null when unknown.</param>
/// <param name="Spans">Number of spans.</param>
/// <param name="ToolSpans">How many of them call a tool.</param>
/// <param name="ErrorSpans">How many of them have error information.</param>
/// <param name="TotalTokens">Tokens; null when not reported.</param>
/// <param name="ErrorType">Type of the trace's own error.</param>
/// <param name="FeedbackScores">Scores of the trace.</param>
public sealed record ThreadTurn(
    Guid TraceId, DateTime StartTime, DateTime? EndTime, string? Name, string? Input, decimal? Cost, long Spans, long ToolSpans, long ErrorSpans,
    long? TotalTokens, string? ErrorType, IReadOnlyList<FeedbackScore> FeedbackScores);
