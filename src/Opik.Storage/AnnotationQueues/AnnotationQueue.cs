using System.Diagnostics.CodeAnalysis;
using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Traces or threads that people are to judge, with what they are asked (5-wire-contract §7).</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The name of the field.")]
public sealed record AnnotationQueue
{
    /// <summary>Annotators per item when nobody says otherwise.</summary>
    public const int DefaultAnnotators = 1;

    /// <summary>Seconds of a lock when nobody says otherwise.</summary>
    public const int DefaultLockSeconds = 300;

    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Project whose traces or threads it holds.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Not blank; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>What items are: <see cref="ScoredEntity.Trace"/> or <see cref="ScoredEntity.Thread"/>; never changes.</summary>
    public required ScoredEntity Scope { get; init; }

    /// <summary>For those who manage it.</summary>
    public string? Description { get; init; }

    /// <summary>For annotators.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether annotators may comment.</summary>
    public bool CommentsEnabled { get; init; }

    /// <summary>Names of the feedback definitions that annotators are asked for.</summary>
    public IReadOnlyList<string> FeedbackDefinitionNames { get; init; } = [];

    /// <summary>How many people judge an item, 1 to 1000.</summary>
    public int AnnotatorsPerItem { get; init; } = DefaultAnnotators;

    /// <summary>How long a lock lasts without being extended, seconds, 1 to 3600.</summary>
    public int LockTimeoutSeconds { get; init; } = DefaultLockSeconds;

    /// <summary>What adds items by itself; null: nothing.</summary>
    public QueueAutomation? Automation { get; init; }

    /// <summary>A page of the user's own for annotators; null: the standard one.</summary>
    public AnnotatorView? AnnotatorView { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change of the settings.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
