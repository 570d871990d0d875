using System.ComponentModel.DataAnnotations;
using Opik.Contracts;
using Opik.Server.Features.AnnotationQueues;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Scores;

namespace Opik.Server.Features.Traces;

/// <summary>A trace as <see cref="TraceJson"/> writes it.</summary>
internal sealed record TraceShape : LoggedShape
{
    private TraceShape(LoggedShape original)
        : base(original)
    {
    }

    public IReadOnlyList<FeedbackScoreShape>? SpanFeedbackScores { get; init; }

    public ExperimentReference? Experiment { get; init; }

    public IReadOnlyList<GuardrailsOfSpan>? GuardrailsValidations { get; init; }

    public IReadOnlyList<AnnotationQueueReferenceShape>? AnnotationQueues { get; init; }

    public required int SpanCount { get; init; }

    public string? ThreadId { get; init; }

    public required VisibilityMode VisibilityMode { get; init; }

    public required int LlmSpanCount { get; init; }

    public required bool HasToolSpans { get; init; }

    /// <summary>In previews only.</summary>
    public int? ErrorSpanCount { get; init; }

    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>Of its spans; only when asked for.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The experiment that the trace belongs to.</summary>
    internal sealed record ExperimentReference(Guid Id, string Name, Guid DatasetId, Guid DatasetItemId);

    /// <summary>Checks of one span.</summary>
    internal sealed record GuardrailsOfSpan(Guid SpanId, IReadOnlyList<GuardrailOutcome> Checks);

    /// <summary>One check.</summary>
    internal sealed record GuardrailOutcome(string Name, [property: AllowedValues("passed", "failed")] string Result);
}
