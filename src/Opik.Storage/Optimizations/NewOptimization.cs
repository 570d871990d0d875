using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An optimization to be made or, where the id is known, written over.</summary>
public sealed record NewOptimization
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; null: the stored one, else <see cref="GeneratedName"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Name of one that is new and that nobody named.</summary>
    public required string GeneratedName { get; init; }

    /// <summary>Project; null: the stored one, else that of the dataset.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Name of the dataset, which is made when there is none.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Name of the score that is to be raised.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>Where it stands.</summary>
    public required OptimizationStatus Status { get; init; }

    /// <summary>Any JSON; null: the stored one.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Configuration of a run on the server; null: the stored one.</summary>
    public JsonText? StudioConfig { get; init; }

    /// <summary>Why it failed; null: the stored one.</summary>
    public ErrorInfo? ErrorInfo { get; init; }
}
