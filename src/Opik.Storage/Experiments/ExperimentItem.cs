using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One run of a dataset item in an experiment.</summary>
public sealed record ExperimentItem
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The experiment.</summary>
    public required Guid ExperimentId { get; init; }

    /// <summary>The dataset item.</summary>
    public required Guid DatasetItemId { get; init; }

    /// <summary>The trace of the run; it may come later.</summary>
    public required Guid TraceId { get; init; }

    /// <summary>Project of the trace; null while unknown.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Policy that the run was made under, as JSON; null: that of the item or the suite.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last changed.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
