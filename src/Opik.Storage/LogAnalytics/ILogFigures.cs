namespace Opik.Storage;

/// <summary>Numbers over what a list of logs shows, over time and as a whole. Large sets are sampled, and said to be.</summary>
public interface ILogFigures
{
    /// <summary>Numbers by interval; the step fits the range.</summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="query">What is counted.</param>
    /// <param name="maxIntervals">Intervals at most: the step is the shortest usual one that needs no more.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<LogHistogram> HistogramAsync(Scope scope, LogQuery query, int maxIntervals, CancellationToken cancellationToken);

    /// <summary>Key figures of the range.</summary>
    Task<LogFigures> FiguresAsync(Scope scope, LogQuery query, CancellationToken cancellationToken);
}
