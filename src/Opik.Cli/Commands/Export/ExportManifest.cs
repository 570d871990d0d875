using System.Globalization;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Export;

/// <summary>
/// How far an export has come, <c>export_manifest.db</c>: an interrupted one goes on, a completed one fetches only what is new
/// since. The tables are those of the official tool.
/// </summary>
internal sealed class ExportManifest : IDisposable
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS downloaded_traces (trace_id TEXT PRIMARY KEY, downloaded_at TEXT NOT NULL);";

    // What the server stores while the export runs may carry a slightly older time.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly ManifestDatabase database;
    private readonly TimeProvider clock;

    /// <param name="folder">Where the file is.</param>
    /// <param name="clock">Time.</param>
    public ExportManifest(string folder, TimeProvider clock)
    {
        database = new ManifestDatabase(Path.Combine(folder, "export_manifest.db"), Schema);
        this.clock = clock;
    }

    /// <summary>True after an export that was cut off.</summary>
    public bool IsInProgress => database["status"] == "in_progress";

    /// <summary>Format of the files that it knows; null: none yet.</summary>
    public string? Format => database["format"];

    /// <summary>Ids of the traces whose files are complete.</summary>
    public HashSet<string> Downloaded() => [.. database.Read("SELECT trace_id FROM downloaded_traces", row => row.Text(0))];

    /// <summary>
    /// Time from which traces may be new; null: all have to be looked at, because no export with this filter was completed.
    /// </summary>
    public DateTimeOffset? NewSince(string? filter) =>
        database["status"] == "completed"
        && database["filter"] == (filter ?? "")
        && DateTimeOffset.TryParse(database["last_exported_at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time - Overlap
            : null;

    /// <summary>Forgets everything.</summary>
    public void Reset() => database.Run("BEGIN IMMEDIATE; DELETE FROM status; DELETE FROM downloaded_traces; COMMIT");

    /// <summary>An export begins or goes on.</summary>
    public void Start(string format) => database.InTransaction(() =>
    {
        database.Write("INSERT OR IGNORE INTO status(key, value) VALUES ('started_at', ?1)", Now());
        database["status"] = "in_progress";
        database["format"] = format;
    });

    /// <summary>Files of these traces are complete.</summary>
    public void Add(IEnumerable<string> traceIds) => database.InTransaction(() =>
    {
        foreach (var id in traceIds)
            database.Write("INSERT OR IGNORE INTO downloaded_traces(trace_id, downloaded_at) VALUES (?1, ?2)", id, Now());
    });

    /// <summary>Everything up to <paramref name="started"/> is there.</summary>
    public void Complete(DateTimeOffset started, string? filter) => database.InTransaction(() =>
    {
        database["status"] = "completed";
        database["completed_at"] = Now();
        database["last_exported_at"] = Written(started);
        database["filter"] = filter ?? "";
    });

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private string Now() => Written(clock.GetUtcNow());

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
