using System.Text.Json.Nodes;
using Opik.Cli.Commands.Import;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Migrate;

/// <summary>Copies what belongs to a dataset. Ids of copies follow from those of the source, so that copying again replaces.</summary>
internal sealed class DatasetCopy(MigrationRun run, JsonObject source, string copyName, string project)
{
    private readonly string sourceId = source.Text("id")!;
    private readonly Dictionary<string, Guid> optimizations = new(StringComparer.Ordinal);
    private VersionReplay? replay;
    private Guid copyId;

    /// <summary>Copies the versions.</summary>
    public async Task ReplayAsync(CancellationToken cancellationToken)
    {
        var copy = (await run.Server.FindByNameAsync("v1/private/datasets", copyName, null, cancellationToken).ConfigureAwait(false))[0].Text("id")!;
        copyId = Guid.Parse(copy);
        replay = new VersionReplay(run, sourceId, copy);
        await replay.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies the optimizations.</summary>
    public async Task CopyOptimizationsAsync(CancellationToken cancellationToken)
    {
        await foreach (var optimization in run.Server.ListAsync(new QueryString("v1/private/optimizations").Add("dataset_id", sourceId), cancellationToken).ConfigureAwait(false))
        {
            var id = ImportIds.Of(copyId, optimization.Text("id")!);
            var body = new JsonObject { ["id"] = $"{id}", ["dataset_name"] = copyName, ["project_name"] = project }.With(optimization, "name", "objective_name", "status", "metadata", "error_info");
            await run.Server.SendAsync(HttpMethod.Put, "v1/private/optimizations", body, cancellationToken).ConfigureAwait(false);
            optimizations[optimization.Text("id")!] = id;
        }
    }

    /// <summary>Copies the experiments, oldest first.</summary>
    public async Task CopyExperimentsAsync(CancellationToken cancellationToken)
    {
        var experiments = new List<JsonObject>();
        var list = new QueryString("v1/private/experiments").Add("datasetId", sourceId).Add("types", """["regular","trial","mini-batch"]""");
        await foreach (var experiment in run.Server.ListAsync(list, cancellationToken).ConfigureAwait(false))
            experiments.Add(experiment);
        var copier = new ExperimentCopy(run, replay!, optimizations, (copyId, copyName), project) { TracePlaces = await PlacesAsync(experiments, cancellationToken).ConfigureAwait(false) };
        foreach (var (number, experiment) in experiments.AsEnumerable().Reverse().Index())
        {
            await copier.RunAsync(experiment, number, cancellationToken).ConfigureAwait(false);
            run.Report.Progress("Experiments", number + 1, experiments.Count);
        }
    }

    // Copies of traces keep their order over all experiments, whichever experiment is copied first.
    private async Task<Dictionary<string, int>> PlacesAsync(List<JsonObject> experiments, CancellationToken cancellationToken)
    {
        var traces = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var experiment in experiments)
        {
            var items = await ExperimentItems.ReadAsync(run.Server, experiment.Text("id")!, experiment.Text("dataset_id"), cancellationToken).ConfigureAwait(false);
            traces.UnionWith(items.Select(item => item.Text("trace_id")).OfType<string>());
        }

        return traces.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
    }
}
