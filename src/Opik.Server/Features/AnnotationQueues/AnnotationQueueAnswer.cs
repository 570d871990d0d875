using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>A queue on the wire.</summary>
internal sealed record AnnotationQueueAnswer
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public string? ProjectName { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Instructions { get; init; }

    public required QueueScope Scope { get; init; }

    public required bool CommentsEnabled { get; init; }

    public IReadOnlyList<string>? FeedbackDefinitionNames { get; init; }

    public required int AnnotatorsPerItem { get; init; }

    public required int LockTimeoutSeconds { get; init; }

    public AutomationView? Automation { get; init; }

    public AnnotatorView? AnnotatorView { get; init; }

    public IReadOnlyList<ReviewerView>? Reviewers { get; init; }

    public IReadOnlyList<QueueScore>? FeedbackScores { get; init; }

    public required long ItemsCount { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public required DateTime LastUpdatedAt { get; init; }

    public string? LastUpdatedBy { get; init; }

    /// <summary>The answer; <paramref name="projectName"/> is null when the project was deleted.</summary>
    public static AnnotationQueueAnswer Of(AnnotationQueueView view, string? projectName) => new()
    {
        Id = view.Queue.Id,
        ProjectId = view.Queue.ProjectId,
        ProjectName = projectName,
        Name = view.Queue.Name,
        Description = view.Queue.Description,
        Instructions = view.Queue.Instructions,
        Scope = (QueueScope)view.Queue.Scope,
        CommentsEnabled = view.Queue.CommentsEnabled,
        FeedbackDefinitionNames = view.Queue.FeedbackDefinitionNames is { Count: > 0 } names ? names : null,
        AnnotatorsPerItem = view.Queue.AnnotatorsPerItem,
        LockTimeoutSeconds = view.Queue.LockTimeoutSeconds,
        Automation = AutomationView.Of(view.Queue.Automation),
        AnnotatorView = view.Queue.AnnotatorView,
        Reviewers = view.Reviewers.Count > 0 ? [.. view.Reviewers.Select(one => new ReviewerView(one.UserName, one.Items))] : null,
        FeedbackScores = view.FeedbackScores.Count > 0 ? view.FeedbackScores : null,
        ItemsCount = view.ItemsCount,
        CreatedAt = view.Queue.CreatedAt,
        CreatedBy = view.Queue.CreatedBy,
        LastUpdatedAt = view.Queue.LastUpdatedAt,
        LastUpdatedBy = view.Queue.LastUpdatedBy,
    };
}
