using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Migrate;

/// <summary>
/// How a dataset moves: a copy under a name of its own, versions, optimizations, experiments, and only then the two renames.
/// Until then the source is untouched. What an interrupted run has copied is found on the server and not copied again.
/// </summary>
internal static class DatasetPlan
{
    private const string Path = "v1/private/datasets";

    // Tells a copy of this command from a dataset that happens to have the name.
    private const string Marker = "opik-migrate-temp";

    /// <summary>The steps.</summary>
    /// <exception cref="CommandException">The dataset cannot be moved.</exception>
    public static async Task<IReadOnlyList<MigrationStep>> MakeAsync(MigrationRun run, CommandContext context, CancellationToken cancellationToken)
    {
        var (name, project) = (context.Value(MigrateOptions.Name), context.Value(MigrateOptions.ToProject));
        var (temporary, renamed) = (name + "__migrating", MigrationSource.Renamed(name));
        var destinationId = await MigrationSource.DestinationAsync(run, context, cancellationToken).ConfigureAwait(false);
        var leftover = (await run.Server.FindByNameAsync(Path, temporary, null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        if (leftover is not null && (!IsMarked(leftover) || leftover.Text("project_id") != destinationId))
            throw new CommandException($"A dataset '{temporary}' exists already and is no unfinished copy for the project '{project}'. Rename or delete it and run the command again.");
        var source = await MigrationSource.FindAsync(run, Path, context, destinationId, cancellationToken).ConfigureAwait(false);
        if (source is null && leftover is not null && (await run.Server.FindByNameAsync(Path, renamed, null, cancellationToken).ConfigureAwait(false)).FirstOrDefault() is { } moved)
            return [Promote(run, moved, temporary, name, project)];
        if (source is null)
            throw new CommandException($"There is no dataset '{name}'{(context.Value(MigrateOptions.FromProject) is { } from ? $" in the project '{from}'" : " in this workspace")}. Names are case-sensitive.");
        await MigrationSource.CheckFreeAsync(run, Path, source, cancellationToken).ConfigureAwait(false);
        var copy = new DatasetCopy(run, source, temporary, project);
        var steps = new List<MigrationStep>();
        if (leftover is null)
            steps.Add(Create(run, source, temporary, project));
        else
            run.Report.Warn("Going on with a migration that was interrupted.");
        steps.Add(new("replay_versions", "Copy all versions with their items, oldest first", Details(source, temporary, project), copy.ReplayAsync));
        if (!context.Value(MigrateOptions.ExcludeExperiments))
        {
            steps.Add(new("cascade_optimizations", "Copy optimizations", Details(source, temporary, project), copy.CopyOptimizationsAsync));
            steps.Add(new("cascade_experiments", "Copy experiments with their traces, spans, scores and comments", Details(source, temporary, project), copy.CopyExperimentsAsync));
        }

        steps.Add(new("rename_source", $"Rename the source to '{renamed}'", new JsonObject { ["entity"] = "dataset", ["id"] = source["id"].Copy(), ["from"] = name, ["to"] = renamed }, cancel =>
            run.Server.SendAsync(HttpMethod.Put, $"{Path}/{source.Text("id")}", new JsonObject { ["name"] = renamed }.With(source, "description", "visibility", "tags"), cancel)));
        steps.Add(Promote(run, source, temporary, name, project));
        return steps;
    }

    private static MigrationStep Create(MigrationRun run, JsonObject source, string temporary, string project)
    {
        var tags = source["tags"].Copy() as JsonArray ?? [];
        tags.Add((JsonNode)Marker);
        var body = new JsonObject { ["name"] = temporary, ["project_name"] = project, ["tags"] = tags }.With(source, "description", "visibility", "type");
        return new("create_destination", $"Create '{temporary}' in the project '{project}'", new JsonObject { ["entity"] = "dataset", ["name"] = temporary, ["project"] = project }, cancel => run.Server.SendAsync(HttpMethod.Post, Path, body, cancel));
    }

    private static MigrationStep Promote(MigrationRun run, JsonObject source, string temporary, string name, string project) =>
        new("promote_destination", $"Rename '{temporary}' to '{name}'", new JsonObject { ["entity"] = "dataset", ["from"] = temporary, ["to"] = name, ["project"] = project }, async cancel =>
        {
            var copy = (await run.Server.FindByNameAsync(Path, temporary, null, cancel).ConfigureAwait(false))[0];
            await run.Server.SendAsync(HttpMethod.Put, $"{Path}/{copy.Text("id")}", new JsonObject { ["name"] = name, ["tags"] = source["tags"].Copy() ?? new JsonArray() }.With(source, "description", "visibility"), cancel).ConfigureAwait(false);
        });

    private static JsonObject Details(JsonObject source, string temporary, string project) =>
        new() { ["entity"] = "dataset", ["source_dataset_id"] = source["id"].Copy(), ["to_dataset"] = temporary, ["to_project"] = project };

    private static bool IsMarked(JsonObject dataset) => dataset["tags"] is JsonArray tags && tags.Any(tag => tag?.GetValue<string>() == Marker);
}
