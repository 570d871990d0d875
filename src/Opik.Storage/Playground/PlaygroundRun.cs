using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A run of the playground: variants of a prompt over rows, one cell for each pair.</summary>
public sealed record PlaygroundRun
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Project of its traces.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Dataset of its rows; null: values given by hand.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Where it stands.</summary>
    public PlaygroundRunState State { get; init; }

    /// <summary>Rows.</summary>
    public long Rows { get; init; }

    /// <summary>Variants.</summary>
    public int Variants { get; init; }

    /// <summary>What is run, as the server wrote it; never changes.</summary>
    public required JsonText Plan { get; init; }

    /// <summary>The job that works on it, or did last.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Why it broke off.</summary>
    public string? Error { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it ended; null: it goes on.</summary>
    public DateTime? EndedAt { get; init; }
}
