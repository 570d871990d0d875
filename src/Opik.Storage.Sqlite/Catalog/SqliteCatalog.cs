namespace Opik.Storage.Sqlite;

/// <summary>The embedded catalog: projects, environments and the other small relational entities, in one SQLite file.</summary>
public sealed partial class SqliteCatalog : IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;
    private readonly SqliteJobs _jobs;

    private SqliteCatalog(SqliteDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        _jobs = new SqliteJobs(database, clock);
        var environments = new SqliteEnvironments(database, clock);
        var projects = new SqliteProjects(database, clock);
        Projects = projects;
        ProjectDirectory = new SqliteProjectDirectory(database);
        Environments = environments;
        EnvironmentNames = environments;
        var definitions = new SqliteFeedbackDefinitions(database, clock);
        FeedbackDefinitions = definitions;
        var configurations = new SqliteWorkspaceConfigurations(database);
        WorkspaceConfigurations = configurations;
        ThreadTimeouts = configurations;
        var presentations = new SqliteWorkspacePresentations(database, clock);
        WorkspacePresentations = presentations;
        ReportZones = presentations;
        WelcomeWizard = new SqliteWelcomeWizard(database, clock);
        ContentDeletion = new SqliteCatalogDeletion(database, workspace =>
        {
            projects.Forget(workspace);
            environments.Forget(workspace);
            definitions.Forget(workspace);
            configurations.Forget(workspace);
            presentations.Forget(workspace);
            Rules.Forget();
            AlertRows.Forget();
        });
    }

    /// <summary>Projects.</summary>
    public IProjects Projects { get; }

    /// <summary>Project names over all workspaces, for operators.</summary>
    public IProjectDirectory ProjectDirectory { get; }

    /// <summary>Environments.</summary>
    public IEnvironments Environments { get; }

    /// <summary>Environments as ingest sees them.</summary>
    public IEnvironmentNames EnvironmentNames { get; }

    /// <summary>Feedback definitions.</summary>
    public IFeedbackDefinitions FeedbackDefinitions { get; }

    /// <summary>Settings of workspaces.</summary>
    public IWorkspaceConfigurations WorkspaceConfigurations { get; }

    /// <summary>How data of workspaces are shown.</summary>
    public IWorkspacePresentations WorkspacePresentations { get; }

    /// <summary>Time zones of workspaces.</summary>
    public IReportZones ReportZones { get; }

    /// <summary>The one setting that a worker reads.</summary>
    public IThreadTimeouts ThreadTimeouts { get; }

    /// <summary>Answers to the welcome wizard.</summary>
    public IWelcomeWizard WelcomeWizard { get; }

    /// <summary>Background jobs.</summary>
    public IJobs Jobs => _jobs;

    /// <summary>Deletes what belongs to a project or workspace.</summary>
    public IContentDeletion ContentDeletion { get; }

    /// <summary>Opens or creates <c>catalog.db</c> in <paramref name="directory"/>, which must exist.</summary>
    /// <exception cref="SqliteException">The file is not a database, is damaged, or cannot be opened.</exception>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public static SqliteCatalog Open(string directory, TimeProvider clock)
    {
        var database = SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = Path.Combine(directory, "catalog.db"),
            Migrations = SqliteMigration.FromResources("Catalog.Migrations"),
            // Some thousand rows: the default caches are made for telemetry.
            WriterCacheKibibytes = 4 * 1024,
            ReaderCacheKibibytes = 1024,
            Readers = 4,
            CheckpointBytes = 4 * 1024 * 1024,
        });
        return new SqliteCatalog(database, clock);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
