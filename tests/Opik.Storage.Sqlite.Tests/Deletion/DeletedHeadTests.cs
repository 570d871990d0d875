using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Telemetry;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Datasets, experiments, queues, optimizations and prompts leave nothing that names them, but for what is said here.</summary>
public sealed class DeletedHeadTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Default;

    private readonly SqliteStore _store = new(TimeProvider.System, null);
    private readonly Guid _project = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SqliteTelemetry Telemetry => _store.Telemetry;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_dataset_goes_with_versions_and_items_and_only_experiments_and_optimizations_still_name_it()
    {
        var (dataset, items) = await DatasetAsync("gone");
        await DatasetAsync("stays");
        await ExperimentAsync("e", "gone", items[0]);
        await OptimizationAsync("gone");
        Assert.Contains("dataset.id", await NamesAsync(dataset));

        await Telemetry.Datasets.DeleteAsync(Scope, [dataset], Cancel);
        while (await Telemetry.Datasets.PurgeAsync(Cancel))
        {
            // A piece at a time.
        }

        Assert.Equal(["experiment.dataset_id", "optimization.dataset_id"], await NamesAsync(dataset));
        Assert.Equal(["experiment_item.dataset_item"], await NamesAsync(items[0]));
        foreach (var table in (string[])["dataset", "dataset_version", "dataset_version_tag"])
            Assert.Equal((table, 1L), (table, await CountAsync(table)));
        Assert.Equal((3L, 3L, 0L), (await CountAsync("dataset_item"), await CountAsync("dataset_item_data"), await CountAsync("dataset_purge")));
    }

    [Fact]
    public async Task An_experiment_goes_with_its_runs_and_totals()
    {
        var (_, items) = await DatasetAsync("d");
        var (gone, stays) = (await ExperimentAsync("gone", "d", items[0]), await ExperimentAsync("stays", "d", items[1]));
        foreach (var id in (Guid[])[gone, stays])
            Assert.NotNull(await _store.Experiments.GetAsync(Scope, id, Cancel));

        await _store.Experiments.DeleteAsync(Scope, [gone], Cancel);

        Assert.Empty(await NamesAsync(gone));
        Assert.Equal((1L, 1L, 1L), (await CountAsync("experiment"), await CountAsync("experiment_item"), await CountAsync("experiment_totals")));
    }

    [Fact]
    public async Task An_optimization_takes_its_trials_along_and_experiments_of_people_stay_without_it()
    {
        var (_, items) = await DatasetAsync("d");
        var optimization = await OptimizationAsync("d");
        for (var i = 0; i < 3; i++)
            await ExperimentAsync($"trial {i}", "d", items[i], optimization, ExperimentType.Trial);
        var own = await ExperimentAsync("own", "d", items[0], optimization);

        await Telemetry.Optimizations.DeleteAsync(Scope, [optimization], Cancel);

        Assert.Empty(await NamesAsync(optimization));
        Assert.Equal((1L, 1L), (await CountAsync("experiment"), await CountAsync("experiment_item")));
        Assert.Null((await _store.Experiments.GetAsync(Scope, own, Cancel))!.Experiment.OptimizationId);
        Assert.Null((await Telemetry.Datasets.FindAsync(Scope, "d", null, Cancel))!.Dataset.LastOptimizationAt);
    }

    [Fact]
    public async Task A_queue_goes_with_its_items_and_locks_and_what_people_judged_in_it_stays()
    {
        var queue = Guid.CreateVersion7();
        var trace = new Trace { Id = Guid.CreateVersion7(), ProjectId = _project, StartTime = DateTime.UtcNow };
        await _store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        await Telemetry.AnnotationQueues.CreateAsync(Scope, [new AnnotationQueue { Id = queue, ProjectId = _project, Name = "q", Scope = ScoredEntity.Trace }], Cancel);
        await Telemetry.AnnotationQueueItems.AddAsync(Scope, queue, [trace.Id, .. Enumerable.Range(0, 2500).Select(_ => Guid.CreateVersion7())], Cancel);
        await Telemetry.AnnotationQueueItems.LockAsync(Scope, queue, trace.Id, Cancel);
        await _store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = trace.Id, ProjectId = _project, Name = "s", Value = 1, SourceQueueId = queue }], Cancel);
        await _store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "c", queue, Cancel);

        await Telemetry.AnnotationQueues.DeleteAsync(Scope, [queue], Cancel);

        Assert.Equal(["comment.queue", "score.queue"], await NamesAsync(queue));
        foreach (var table in (string[])["annotation_queue", "annotation_queue_item", "annotation_queue_lock"])
            Assert.Equal((table, 0L), (table, await CountAsync(table)));
    }

    [Fact]
    public async Task A_prompt_goes_with_its_versions_and_environments()
    {
        using var folder = new TemporaryFolder("heads");
        await using var catalog = SqliteCatalog.Open(folder.Path, TimeProvider.System);
        await using var file = SqliteDatabase.Open(new SqliteDatabaseOptions { Path = Path.Combine(folder.Path, "catalog.db"), Migrations = SqliteMigration.FromResources("Catalog.Migrations") });
        for (var i = 0; i < 3; i++)
            await catalog.PromptVersions.CreateAsync(Scope, new PromptAddress("p", null), TemplateStructure.Text, new PromptVersionDraft { Template = $"t {i}" }, Cancel);
        var prompt = Assert.Single((await catalog.Prompts.FindAsync(Scope, new PromptQuery(null, null, [], null, 1, 10), Cancel)).Content).Id;
        Assert.Contains("prompt_version.prompt_id", await file.ReadAsync(session => Names(session, prompt), Cancel));

        await catalog.Prompts.DeleteAsync(Scope, [prompt], Cancel);

        Assert.Empty(await file.ReadAsync(session => Names(session, prompt), Cancel));
    }

    private async Task<(Guid Id, List<Guid> Items)> DatasetAsync(string name)
    {
        var id = Guid.CreateVersion7();
        var items = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        await Telemetry.Datasets.CreateAsync(Scope, new Dataset { Id = id, Name = name, ProjectId = _project }, Cancel);
        await Telemetry.DatasetItemWrites.PutAsync(
            Scope, DatasetTarget.Of(id), [.. items.Select(item => new DatasetItemWrite { Id = item, Source = DatasetItemSource.Sdk, Data = JsonText.Parse("{\"a\":1}") })], null, null, Cancel);
        var version = (await Telemetry.DatasetVersions.FindAsync(Scope, id, 1, 1, Cancel)).Content[0];
        await Telemetry.DatasetVersions.UpdateAsync(Scope, id, version.Hash, null, ["tagged"], Cancel);
        return (id, items);
    }

    private async Task<Guid> ExperimentAsync(string name, string dataset, Guid item, Guid? optimization = null, ExperimentType type = ExperimentType.Regular)
    {
        var id = Guid.CreateVersion7();
        await _store.Experiments.CreateAsync(Scope, new NewExperiment { Id = id, Name = name, DatasetName = dataset, ProjectId = _project, OptimizationId = optimization, Type = type }, Cancel);
        await _store.ExperimentItems.CreateAsync(Scope, [new ExperimentItem { Id = Guid.CreateVersion7(), ExperimentId = id, DatasetItemId = item, TraceId = Guid.CreateVersion7() }], Cancel);
        return id;
    }

    private async Task<Guid> OptimizationAsync(string dataset)
    {
        var id = Guid.CreateVersion7();
        await Telemetry.Optimizations.UpsertAsync(
            Scope, new NewOptimization { Id = id, GeneratedName = "o", DatasetName = dataset, ObjectiveName = "q", Status = OptimizationStatus.Running, ProjectId = _project }, Cancel);
        return id;
    }

    private Task<List<string>> NamesAsync(Guid id) => Telemetry.Database.ReadAsync(session => Names(session, id), Cancel);

    private Task<long> CountAsync(string table) =>
        Telemetry.Database.ReadAsync(
            session =>
            {
                using var row = session.PrepareOnce($"SELECT count(*) FROM {table}");
                row.Step();
                return row.Int64(0);
            },
            Cancel);

    // Columns of the whole schema that hold the id.
    private static List<string> Names(SqliteSession session, Guid id)
    {
        var columns = new List<(string Table, string Column)>();
        using (var row = session.PrepareOnce("SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'BLOB'"))
        {
            while (row.Step())
                columns.Add((row.Text(0)!, row.Text(1)!));
        }

        var found = new List<string>();
        foreach (var (table, column) in columns)
        {
            using var row = session.PrepareOnce($"SELECT 1 FROM {table} WHERE {column} = ?1 LIMIT 1");
            row.Bind(1, id);
            if (row.Step())
                found.Add($"{table}.{column}");
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
