using System.Text.Json.Serialization.Metadata;

namespace Opik;

/// <summary>Settings of the client.</summary>
public sealed class OpikOptions
{
    /// <summary>Address of the server, with <c>/api</c> where it has one.</summary>
    public Uri UrlOverride { get; set; } = new("http://localhost:5173/api/");

    /// <summary>Project of traces that name none.</summary>
    public string? ProjectName { get; set; }

    /// <summary>Environment of traces that name none.</summary>
    public string? Environment { get; set; }

    /// <summary>True switches tracing off.</summary>
    public bool TrackDisable { get; set; }

    /// <summary>Longest wait of a flush that names none; null: until done.</summary>
    public TimeSpan? DefaultFlushTimeout { get; set; }

    /// <summary>Items that may wait in memory, 1 or more.</summary>
    public int MaximalQueueSize { get; set; } = 100_000;

    /// <summary>Knows the types of the values that are traced (a source-generated context); needed only in trimmed and AOT programs.</summary>
    public IJsonTypeInfoResolver? JsonTypeInfoResolver { get; set; }
}
