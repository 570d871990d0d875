namespace Opik.Datasets;

/// <summary>Which items to read, and how.</summary>
public sealed record DatasetReading
{
    /// <summary>Most items; null: all. Python: <c>nb_samples</c>.</summary>
    public int? Samples { get; init; }

    /// <summary>Conditions in the Opik query language, for instance <c>data.category = "geo"</c>. Python: <c>filter_string</c>.</summary>
    public string? FilterString { get; init; }

    /// <summary>Requests at once, 1 or more; above 32 counts as 32. Default 8. Python: <c>num_threads</c>.</summary>
    public int Threads { get; init; } = 8;

    /// <summary>Items of one request, 1-2,000. Default 2,000. Python: <c>chunk_size</c>.</summary>
    public int ChunkSize { get; init; } = 2_000;

    /// <summary>What is wrong with it; null: nothing.</summary>
    internal string? Problem => this switch
    {
        { ChunkSize: < 1 or > 2_000 } => "ChunkSize must be 1 to 2,000.",
        { Threads: < 1 } => "Threads must be 1 or more.",
        { Samples: < 0 } => "Samples must not be negative.",
        _ => null,
    };
}
