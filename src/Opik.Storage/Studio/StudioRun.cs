using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An optimization that the server runs.</summary>
public sealed record StudioRun
{
    /// <summary>Id of the optimization.</summary>
    public required Guid Id { get; init; }

    /// <summary>Project of its traces and experiments.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Where it stands.</summary>
    public StudioRunState State { get; init; }

    /// <summary>USD at most; null: any.</summary>
    public double? CostLimit { get; init; }

    /// <summary>Trials at most, without that of the prompt it begins with.</summary>
    public required int TrialLimit { get; init; }

    /// <summary>Trials that are done, without that of the prompt it begins with.</summary>
    public int Trials { get; init; }

    /// <summary>USD spent so far.</summary>
    public double Spent { get; init; }

    /// <summary>Calls of models so far.</summary>
    public long Calls { get; init; }

    /// <summary>Why it ended, as the server names it; null: it has not, or the algorithm was done.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>What is run, as the server wrote it; never changes.</summary>
    public required JsonText Plan { get; init; }

    /// <summary>The job that works on it, or did last.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Asked for.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>By whom.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Begun; null: not yet.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>Ended; null: not yet.</summary>
    public DateTime? FinishedAt { get; init; }
}
