using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Body of create.</summary>
internal sealed record AnnotationQueueBody(
    Guid? Id,
    Guid? ProjectId,
    string? Name,
    string? Description,
    string? Instructions,
    QueueScope? Scope,
    bool? CommentsEnabled,
    IReadOnlyList<string?>? FeedbackDefinitionNames,
    int? AnnotatorsPerItem,
    int? LockTimeoutSeconds,
    AutomationBody? Automation,
    AnnotatorView? AnnotatorView) : IQueueSettings
{
    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations, string path)
    {
        violations.CheckNotNull(path, "projectId", ProjectId);
        violations.CheckNotBlank(path, "name", Name);
        violations.CheckNotNull(path, "scope", Scope);
        QueueSettingsRules.Check(violations, path, this);
    }

    /// <summary>The queue; <see cref="Check"/> has found nothing.</summary>
    public AnnotationQueue ToQueue(Guid id) => new()
    {
        Id = id,
        ProjectId = ProjectId!.Value,
        Name = Name!.Trim(),
        Scope = (ScoredEntity)Scope!.Value,
        Description = Description,
        Instructions = Instructions,
        CommentsEnabled = CommentsEnabled ?? false,
        FeedbackDefinitionNames = [.. (FeedbackDefinitionNames ?? []).OfType<string>()],
        AnnotatorsPerItem = AnnotatorsPerItem ?? AnnotationQueue.DefaultAnnotators,
        LockTimeoutSeconds = LockTimeoutSeconds ?? AnnotationQueue.DefaultLockSeconds,
        Automation = Automation?.ToPatch().ApplyTo(null),
        AnnotatorView = AnnotatorView is { IsEmpty: false } view ? view : null,
    };
}
