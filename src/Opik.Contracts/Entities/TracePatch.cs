namespace Opik.Contracts;

/// <summary>What a PATCH changes of a trace: null members stay as they are.</summary>
public sealed record TracePatch
{
    /// <summary>Project named by the client, resolved; null when it named none.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>New name; blank keeps the old one.</summary>
    public string? Name { get; init; }

    /// <summary>New end.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>New input, replacing the whole value.</summary>
    public JsonText? Input { get; init; }

    /// <summary>New output, replacing the whole value.</summary>
    public JsonText? Output { get; init; }

    /// <summary>New metadata, replacing the whole value.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Replaces all tags, also when empty; null keeps them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Added to the tags; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToAdd { get; init; }

    /// <summary>Removed from the tags; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToRemove { get; init; }

    /// <summary>New error.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>New time to first token, milliseconds.</summary>
    public double? Ttft { get; init; }

    /// <summary>New source.</summary>
    public EntitySource? Source { get; init; }

    /// <summary>New environment.</summary>
    public string? Environment { get; init; }

    /// <summary>New thread; blank keeps the old one.</summary>
    public string? ThreadId { get; init; }
}
