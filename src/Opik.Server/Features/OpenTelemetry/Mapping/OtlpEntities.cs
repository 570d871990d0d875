using Opik.Contracts;

namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>What a request becomes.</summary>
/// <param name="Traces">One for each root span.</param>
/// <param name="Spans">All spans.</param>
/// <param name="TraceScores">Results of evaluations of root spans.</param>
/// <param name="SpanScores">Results of evaluations.</param>
internal sealed record OtlpEntities(
    IReadOnlyList<Trace> Traces,
    IReadOnlyList<Span> Spans,
    IReadOnlyList<FeedbackScoreWrite> TraceScores,
    IReadOnlyList<FeedbackScoreWrite> SpanScores);
