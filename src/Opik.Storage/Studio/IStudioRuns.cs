namespace Opik.Storage;

/// <summary>Optimizations that the server runs: where they stand, what they remember, what they say.</summary>
public interface IStudioRuns
{
    /// <summary>Lines that are kept of a run; later ones are dropped.</summary>
    const int MostLines = 20_000;

    /// <summary>Adds one, queued. False: there is one of the id.</summary>
    Task<bool> CreateAsync(Scope scope, StudioRun run, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<StudioRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Notes the job that works on it.</summary>
    Task SetJobAsync(Scope scope, Guid id, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Moves it from one of some states to another; the start is noted when it first runs. False: it is in none of them.</summary>
    Task<bool> MoveAsync(Scope scope, Guid id, IReadOnlyCollection<StudioRunState> from, StudioRunState to, CancellationToken cancellationToken);

    /// <summary>Ends it. False: it has ended, or is unknown.</summary>
    Task<bool> EndAsync(Scope scope, Guid id, string? stoppedBy, string? error, CancellationToken cancellationToken);

    /// <summary>New limits. False: it has ended, or is unknown.</summary>
    Task<bool> SetLimitsAsync(Scope scope, Guid id, double? cost, int trials, CancellationToken cancellationToken);

    /// <summary>Adds to what it has spent.</summary>
    Task SpendAsync(Scope scope, Guid id, double cost, long calls, CancellationToken cancellationToken);

    /// <summary>Notes the number of trials that are done.</summary>
    Task SetTrialsAsync(Scope scope, Guid id, int trials, CancellationToken cancellationToken);

    /// <summary>Everything it remembers.</summary>
    Task<IReadOnlyList<StudioStep>> GetStepsAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Remembers something, in place of what was under its key.</summary>
    Task PutStepAsync(Scope scope, Guid id, StudioStep step, CancellationToken cancellationToken);

    /// <summary>Adds a line to the log.</summary>
    Task AddLineAsync(Scope scope, Guid id, StudioLineLevel level, string text, CancellationToken cancellationToken);

    /// <summary>Lines after a number, in order.</summary>
    Task<IReadOnlyList<StudioLine>> GetLinesAsync(Scope scope, Guid id, long after, int count, CancellationToken cancellationToken);

    /// <summary>Deletes runs with all of theirs; unknown ids are passed over.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
