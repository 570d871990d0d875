using Opik.Contracts;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Scores;

/// <summary>A batch of scores of traces or spans.</summary>
[RequiredMembers(nameof(Scores))]
internal sealed record ScoreBatchShape(IReadOnlyList<ScoreBatchShape.ScoredRow> Scores)
{
    /// <summary>A score, and what it is of: <c>id</c>, or <c>thread_id</c> in a batch of threads.</summary>
    [RequiredMembers(nameof(Name), nameof(Value), nameof(Source))]
    internal sealed record ScoredRow(
        Guid? Id, string? ThreadId, string? ProjectName, Guid? ProjectId, string Name, string? CategoryName, double Value, string? Reason, ScoreSource Source, string? Author, Guid? SourceQueueId);
}

/// <summary>One score of the entity in the path.</summary>
[RequiredMembers(nameof(Name), nameof(Value), nameof(Source))]
internal sealed record ScoreShape(string Name, string? CategoryName, double Value, string? Reason, ScoreSource Source, string? Author, Guid? SourceQueueId);

/// <summary>The score that is to go.</summary>
[RequiredMembers(nameof(Name))]
internal sealed record ScoreDeletionShape(string Name, string? Author, Guid? SourceQueueId);

/// <summary>The scores of a thread that are to go.</summary>
[RequiredMembers(nameof(ThreadId), nameof(Names))]
internal sealed record ThreadScoreDeletionShape(string ThreadId, IReadOnlyList<string> Names, string? ProjectName, Guid? ProjectId, string? Author, Guid? SourceQueueId);
