namespace Opik.Storage.Sqlite;

/// <content>Runs like one trace.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Other traces of the same name.</summary>
    public ISimilarRuns SimilarRuns => new SqliteSimilarRuns(this);
}
