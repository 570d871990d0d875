using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A state of a list that somebody wants to come back to: filters, columns, order, range.</summary>
public sealed record SavedView
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Project; null: a page of the workspace.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The list, in the words of the user interface (<c>logs-traces</c>); never changes.</summary>
    public required string Page { get; init; }

    /// <summary>What it is called; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>Whether everybody in the workspace sees it; otherwise its author alone.</summary>
    public bool IsShared { get; init; }

    /// <summary>Place among the views of the page, ascending.</summary>
    public long Position { get; init; }

    /// <summary>Counts the changes from 1, so that two people do not overwrite each other unseen.</summary>
    public long Revision { get; init; }

    /// <summary>A JSON object that only the user interface understands.</summary>
    public required JsonText State { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string LastUpdatedBy { get; init; }
}
