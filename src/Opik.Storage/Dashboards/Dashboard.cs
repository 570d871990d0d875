using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A dashboard or an insights view.</summary>
public sealed record Dashboard
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Dashboard or insights view; never changes.</summary>
    public required DashboardScope Scope { get; init; }

    /// <summary>Project; null: it belongs to the workspace.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>At most 120 characters; unique in scope and project, trimmed, without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Made from the name; unique in the workspace. Chosen by the store.</summary>
    public string Slug { get; init; } = string.Empty;

    /// <summary>Kind of data.</summary>
    public DashboardType Type { get; init; }

    /// <summary>At most 1,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Sections and widgets: an object that only user interfaces understand.</summary>
    public required JsonText Config { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
