using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>
/// How far the import of a project into one destination has come, <c>migration_manifest.db</c>. Ids are written down before
/// they are sent: what was sent just before the process died is replaced, not added, by the next run.
/// </summary>
internal sealed class MigrationManifest : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS completed_files (path TEXT PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS failed_files (path TEXT PRIMARY KEY, error TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS trace_id_map (src_id TEXT PRIMARY KEY, dest_id TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS experiment_id_map (src_id TEXT PRIMARY KEY, dest_id TEXT NOT NULL);
        """;

    private readonly ManifestDatabase database;
    private readonly string root;
    private readonly TimeProvider clock;
    private readonly HashSet<string> completed;

    private MigrationManifest(string root, string file, TimeProvider clock)
    {
        this.root = root;
        this.clock = clock;
        database = new ManifestDatabase(file, Schema);
        completed = [.. database.Read("SELECT path FROM completed_files", row => row.Text(0))];
    }

    /// <summary>Files that are done.</summary>
    public int CompletedCount => completed.Count;

    /// <summary>True after an import that was cut off or had failures.</summary>
    public bool IsInProgress => database["status"] == "in_progress";

    /// <summary>The manifest of a destination.</summary>
    /// <param name="folder">The exported project.</param>
    /// <param name="destination">Server, workspace and project: each has a manifest of its own.</param>
    /// <param name="clock">Time.</param>
    public static MigrationManifest Open(ProjectFolder folder, (Uri Server, string Workspace, string Project) destination, TimeProvider clock)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{destination.Server}\n{destination.Workspace}\n{destination.Project}")))[..16];
        return new MigrationManifest(folder.Root, Path.Combine(folder.Root, "imports", key, "migration_manifest.db"), clock) { Destination = $"{destination.Project} at {destination.Server}" };
    }

    private string Destination
    {
        init => database["destination"] = value;
    }

    /// <summary>True when the file was imported by an earlier run.</summary>
    public bool IsCompleted(string file) => completed.Contains(Key(file));

    /// <summary>The import begins or goes on.</summary>
    public void Start() => database.InTransaction(() =>
    {
        database.Write("INSERT OR IGNORE INTO status(key, value) VALUES ('started_at', ?1)", Now());
        database["status"] = "in_progress";
    });

    /// <summary>Everything is imported.</summary>
    public void Complete() => database.InTransaction(() =>
    {
        database["status"] = "completed";
        database["completed_at"] = Now();
    });

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        database.Run("BEGIN IMMEDIATE; DELETE FROM status; DELETE FROM completed_files; DELETE FROM failed_files; DELETE FROM trace_id_map; DELETE FROM experiment_id_map; COMMIT");
        completed.Clear();
    }

    /// <summary>Files are done.</summary>
    public void Complete(IEnumerable<string> files) => database.InTransaction(() =>
    {
        foreach (var key in files.Select(Key))
        {
            database.Write("INSERT OR IGNORE INTO completed_files(path) VALUES (?1)", key);
            database.Write("DELETE FROM failed_files WHERE path = ?1", key);
            completed.Add(key);
        }
    });

    /// <summary>A file failed; the next run tries again.</summary>
    public void Fail(string file, string error) => database.Write("INSERT OR REPLACE INTO failed_files(path, error) VALUES (?1, ?2)", Key(file), error);

    /// <summary>Imported ids of traces by their ids in the files.</summary>
    public Dictionary<string, Guid> TraceIds() => Ids("trace_id_map");

    /// <summary>Imported ids of experiments by their ids in the files.</summary>
    public Dictionary<string, Guid> ExperimentIds() => Ids("experiment_id_map");

    /// <summary>Notes ids of traces.</summary>
    public void AddTraces(IEnumerable<(string Source, Guid Id)> ids) => database.InTransaction(() =>
    {
        foreach (var (source, id) in ids)
            database.Write("INSERT OR REPLACE INTO trace_id_map(src_id, dest_id) VALUES (?1, ?2)", source, $"{id}");
    });

    /// <summary>Notes the id of an experiment.</summary>
    public void AddExperiment(string source, Guid id) => database.Write("INSERT OR REPLACE INTO experiment_id_map(src_id, dest_id) VALUES (?1, ?2)", source, $"{id}");

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private Dictionary<string, Guid> Ids(string table) =>
        database.Read($"SELECT src_id, dest_id FROM {table}", row => (Source: row.Text(0), Id: Guid.Parse(row.Text(1)))).ToDictionary(pair => pair.Source, pair => pair.Id, StringComparer.Ordinal);

    private string Key(string file) => Path.GetRelativePath(root, file).Replace('\\', '/');

    private string Now() => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
