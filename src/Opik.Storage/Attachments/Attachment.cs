using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A file attached to a trace or span. Key: entity and file name; the bytes are in the blob store.</summary>
public sealed record Attachment
{
    /// <summary>Trace or span.</summary>
    public required ScoredEntity Kind { get; init; }

    /// <summary>The entity; it need not exist yet.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>Project (the wire calls it container).</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Name, unique in its entity.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Where the blob store keeps it.</summary>
    public required string BlobKey { get; init; }

    /// <summary>True when the server cut it out of a payload.</summary>
    public bool Automatic { get; init; }

    /// <summary>When retention removed the bytes; null: they are there.</summary>
    public DateTime? RemovedAt { get; init; }
}
