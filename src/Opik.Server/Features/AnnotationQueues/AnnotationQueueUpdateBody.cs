using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Body of the change of a queue; what is left out stays.</summary>
internal sealed record AnnotationQueueUpdateBody(
    string? Name,
    string? Description,
    string? Instructions,
    bool? CommentsEnabled,
    IReadOnlyList<string?>? FeedbackDefinitionNames,
    int? AnnotatorsPerItem,
    int? LockTimeoutSeconds,
    AutomationBody? Automation,
    AnnotatorView? AnnotatorView) : IQueueSettings
{
    /// <summary>The change; 422 when a member breaks a rule.</summary>
    public AnnotationQueuePatch ToPatch()
    {
        var violations = new Violations();
        if (Name is not null)
            violations.CheckNotBlank(string.Empty, "name", Name);
        QueueSettingsRules.Check(violations, string.Empty, this);
        violations.ThrowIfAny();
        return new AnnotationQueuePatch
        {
            Name = Name,
            Description = Description,
            Instructions = Instructions,
            CommentsEnabled = CommentsEnabled,
            FeedbackDefinitionNames = FeedbackDefinitionNames is null ? null : [.. FeedbackDefinitionNames.OfType<string>()],
            AnnotatorsPerItem = AnnotatorsPerItem,
            LockTimeoutSeconds = LockTimeoutSeconds,
            Automation = Automation?.ToPatch(),
            AnnotatorView = AnnotatorView,
        };
    }
}
