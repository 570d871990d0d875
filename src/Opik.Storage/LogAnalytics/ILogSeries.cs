using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Measures over logs by time and group, in steps of any length.</summary>
public interface ILogSeries
{
    /// <summary>The series. Large sets are sampled, and said to be.</summary>
    /// <exception cref="FilterException">A path into the metadata that cannot be read.</exception>
    Task<LogSeries> SeriesAsync(Scope scope, LogSeriesQuery query, CancellationToken cancellationToken);
}
