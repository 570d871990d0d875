namespace Opik.Searching;

/// <summary>What to look for, shared by traces, spans and threads.</summary>
public abstract record EntitySearch
{
    private protected EntitySearch()
    {
    }

    /// <summary>Project to search; null: that of the options, else <c>Default Project</c>. Python: <c>project_name</c>.</summary>
    public string? ProjectName { get; init; }

    /// <summary>
    /// Conditions in the Opik query language, for instance <c>tags contains "prod" and duration &gt; 1000</c>. Null: everything.
    /// Python: <c>filter_string</c>.
    /// </summary>
    public string? FilterString { get; init; }

    /// <summary>Most results, newest first; 0 or less: none, null: all. Default 1,000. Python: <c>max_results</c>.</summary>
    public int? MaxResults { get; init; } = 1_000;

    /// <summary>Results of one request, 1-2,000. Default 2,000. Python: <c>max_batch_size</c>.</summary>
    public int MaxBatchSize { get; init; } = 2_000;

    /// <summary>Whether long inputs and outputs are cut. Default true. Python: <c>truncate</c>.</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>Only what began at this time or later; null: from the start.</summary>
    public DateTimeOffset? FromTime { get; init; }

    /// <summary>Only what began at this time or earlier; null: until now.</summary>
    public DateTimeOffset? ToTime { get; init; }

    /// <summary>
    /// Search again and again until there are so many results; null: search once. For programs that read what they have just
    /// logged. Python: <c>wait_for_at_least</c>.
    /// </summary>
    public int? WaitForAtLeast { get; init; }

    /// <summary>Longest time of searching again; then <see cref="SearchTimeoutException"/>. Default 100 s. Python: <c>wait_for_timeout</c>.</summary>
    public TimeSpan WaitForTimeout { get; init; } = TimeSpan.FromSeconds(100);
}
