namespace Opik.Storage;

/// <summary>Runs of the playground: rows and cells in the order of the rows.</summary>
public interface IPlaygroundRuns
{
    /// <summary>Ended runs of a project that are kept; older ones go when a new one begins. What they logged stays.</summary>
    public const int MostKept = 100;

    /// <summary>Adds a run with its rows. <see cref="EntityNotFoundException"/> when the project is unknown.</summary>
    Task CreateAsync(Scope scope, PlaygroundRun run, IReadOnlyList<PlaygroundRow> rows, CancellationToken cancellationToken);

    /// <summary>Runs of a project, newest first.</summary>
    Task<IReadOnlyList<PlaygroundRun>> FindAsync(Scope scope, Guid projectId, int most, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<PlaygroundRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Sums of each variant that has cells.</summary>
    Task<IReadOnlyList<PlaygroundTotals>> GetTotalsAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Rows from a position on, in order.</summary>
    Task<IReadOnlyList<PlaygroundRow>> GetRowsAsync(Scope scope, Guid id, long from, int count, CancellationToken cancellationToken);

    /// <summary>Cells that were ever tried, of the rows from a position on, by row and variant.</summary>
    Task<IReadOnlyList<PlaygroundCell>> GetCellsAsync(Scope scope, Guid id, long from, int count, CancellationToken cancellationToken);

    /// <summary>Stores a cell, in place of what it was; without effect when the run is gone.</summary>
    Task PutCellAsync(Scope scope, Guid id, PlaygroundCell cell, CancellationToken cancellationToken);

    /// <summary>Lets failed cells (one, or all) wait again; returns how many. <see cref="ContinueAsync"/> follows.</summary>
    Task<long> RetryAsync(Scope scope, Guid id, (long Position, int Variant)? cell, CancellationToken cancellationToken);

    /// <summary>An ended run goes on. False: it has not ended, or is gone.</summary>
    Task<bool> ContinueAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Notes the job that works on a run.</summary>
    Task SetJobAsync(Scope scope, Guid id, Guid jobId, CancellationToken cancellationToken);

    /// <summary>The run has ended; without effect when it has already. False: it had.</summary>
    Task<bool> EndAsync(Scope scope, Guid id, PlaygroundRunState state, string? error, CancellationToken cancellationToken);

    /// <summary>Deletes one with its cells; traces and experiments stay.</summary>
    Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken);
}
