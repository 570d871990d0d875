namespace Opik.Server.Features.Traces;

/// <summary>The skeleton of a trace in columns, as <see cref="TraceTreeJson"/> writes it. Durations are milliseconds.</summary>
internal sealed record TraceTreeShape(
    Guid TraceId, Guid ProjectId, DateTime StartTime, IReadOnlyList<string> Names, IReadOnlyList<string> Models, IReadOnlyList<string> Providers, TraceTreeShape.SpanColumns Spans)
{
    /// <summary>One entry a span in each column; −1 where an index leads nowhere.</summary>
    internal sealed record SpanColumns(
        IReadOnlyList<Guid> Id, IReadOnlyList<int> Parent, IReadOnlyList<int> Name, IReadOnlyList<int> Type, IReadOnlyList<double> Start, IReadOnlyList<double?> Duration,
        IReadOnlyList<int> Model, IReadOnlyList<int> Provider, IReadOnlyList<long?> PromptTokens, IReadOnlyList<long?> CompletionTokens, IReadOnlyList<long?> TotalTokens,
        IReadOnlyList<double?> Cost, IReadOnlyList<int> Error, IReadOnlyList<int> Internal, IReadOnlyList<double?> Ttft);
}
