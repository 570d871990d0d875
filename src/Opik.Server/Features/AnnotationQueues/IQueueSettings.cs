using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Settings of a queue that a client sends; null: not sent.</summary>
internal interface IQueueSettings
{
    string? Name { get; }

    string? Description { get; }

    string? Instructions { get; }

    IReadOnlyList<string?>? FeedbackDefinitionNames { get; }

    int? AnnotatorsPerItem { get; }

    int? LockTimeoutSeconds { get; }

    AutomationBody? Automation { get; }

    AnnotatorView? AnnotatorView { get; }
}
