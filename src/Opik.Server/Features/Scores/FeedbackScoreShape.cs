using Opik.Contracts;

namespace Opik.Server.Features.Scores;

/// <summary>A score as <see cref="FeedbackScoreJson"/> writes it.</summary>
internal sealed record FeedbackScoreShape(
    string Name, string? CategoryName, double Value, string? Reason, ScoreSource Source, Guid? SourceQueueId,
    DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy, IReadOnlyDictionary<string, FeedbackScoreShape.ScoreOfAuthor>? ValueByAuthor)
{
    /// <summary>What one author gave.</summary>
    internal sealed record ScoreOfAuthor(
        double Value, string? Reason, string? CategoryName, ScoreSource Source, DateTime LastUpdatedAt, string? SpanType, Guid? SpanId, Guid? SourceQueueId, string? Author);
}
