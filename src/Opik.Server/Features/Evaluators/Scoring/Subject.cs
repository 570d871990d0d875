using Opik.Contracts;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>A trace, span or thread as rules see it.</summary>
internal sealed record Subject
{
    public required ScoredEntity Entity { get; init; }

    /// <summary>Id of its scores: that of the trace or span, or the thread's model id.</summary>
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    /// <summary>What the field <c>id</c> of filters holds: the id, or the id of the thread that clients set.</summary>
    public required string FilterId { get; init; }

    /// <summary>The trace itself, or that of the span; null: a thread.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Who produced it; a thread may have traces of several.</summary>
    public required IReadOnlyCollection<EntitySource> Sources { get; init; }

    /// <summary>Whether lists do not show it.</summary>
    public bool IsHidden { get; init; }

    public JsonText? Input { get; init; }

    public JsonText? Output { get; init; }

    public JsonText? Metadata { get; init; }

    /// <summary>The conversation of a thread: a JSON array of <c>{"role","content"}</c>.</summary>
    public JsonText? Context { get; init; }

    public static Subject Of(Trace trace) => new()
    {
        Entity = ScoredEntity.Trace, Id = trace.Id, ProjectId = trace.ProjectId, FilterId = trace.Id.ToString(), TraceId = trace.Id, Sources = [trace.Source],
        IsHidden = trace.VisibilityMode == VisibilityMode.Hidden, Input = trace.Input, Output = trace.Output, Metadata = trace.Metadata,
    };

    public static Subject Of(Span span) => new()
    {
        Entity = ScoredEntity.Span, Id = span.Id, ProjectId = span.ProjectId, FilterId = span.Id.ToString(), TraceId = span.TraceId, Sources = [span.Source],
        Input = span.Input, Output = span.Output, Metadata = span.Metadata,
    };
}
