using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Work that outlives its request and survives a crash: imports, exports, server-side experiments, deletions.</summary>
public sealed record Job
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Workspace and user that asked for it.</summary>
    public required Scope Scope { get; init; }

    /// <summary>What kind of work; one handler per kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The entity it works on, such as a dataset; null: none.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>What to do, as the handler of the kind wrote it.</summary>
    public required JsonText Payload { get; init; }

    /// <summary>How far it has come, as the handler wrote it; a repeated attempt goes on from here. Null: not started.</summary>
    public JsonText? Progress { get; init; }

    /// <summary>What came out, as the handler wrote it.</summary>
    public JsonText? Result { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>Number of times it was started, from 1.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Last change of any kind.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Before this it is not started; null: at once.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>When somebody looked at the outcome; null: nobody.</summary>
    public DateTime? ViewedAt { get; init; }
}
