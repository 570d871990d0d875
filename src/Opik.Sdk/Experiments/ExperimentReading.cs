namespace Opik.Experiments;

/// <summary>How many runs of an experiment to read, and how.</summary>
public sealed record ExperimentReading
{
    /// <summary>Most runs; 0 or less: none, without a request. Default 10,000. Python: <c>max_results</c>.</summary>
    public int MaxResults { get; init; } = 10_000;

    /// <summary>Whether long inputs and outputs are cut. Default false. Python: <c>truncate</c>.</summary>
    public bool Truncate { get; init; }

    /// <summary>Items of one request, 1-2,000. Default 2,000. Python: <c>page_size</c>.</summary>
    public int PageSize { get; init; } = 2_000;

    /// <summary>Requests at once, 1 or more; above 32 counts as 32. Default 8. Python: <c>num_threads</c>.</summary>
    public int Threads { get; init; } = 8;

    /// <summary>Conditions of the comparison as JSON; null: none.</summary>
    public string? Filters { get; init; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    internal string? Problem => this switch
    {
        { PageSize: < 1 or > 2_000 } => "PageSize must be 1 to 2,000.",
        { Threads: < 1 } => "Threads must be 1 or more.",
        _ => null,
    };
}
