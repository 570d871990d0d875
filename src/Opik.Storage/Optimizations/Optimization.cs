using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A search for better prompts; its trials are experiments (5-wire-contract §4).</summary>
public sealed record Optimization
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Trimmed; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>Project; null: none.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The dataset; kept when it is deleted.</summary>
    public Guid DatasetId { get; init; }

    /// <summary>Name of the dataset, the last one where it is deleted.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Name of the score that is to be raised.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>Where it stands.</summary>
    public required OptimizationStatus Status { get; init; }

    /// <summary>Any JSON.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Configuration of a run that the server is to do; null: a program runs it.</summary>
    public JsonText? StudioConfig { get; init; }

    /// <summary>Why it failed.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
