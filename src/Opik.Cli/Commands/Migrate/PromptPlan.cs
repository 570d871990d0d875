using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Migrate;

/// <summary>How a prompt moves: the source gives up its name, the destination is made, the versions are replayed.</summary>
internal static class PromptPlan
{
    private const string Path = "v1/private/prompts";

    /// <summary>The steps.</summary>
    /// <exception cref="CommandException">The prompt cannot be moved.</exception>
    public static async Task<IReadOnlyList<MigrationStep>> MakeAsync(MigrationRun run, CommandContext context, CancellationToken cancellationToken)
    {
        var (name, project) = (context.Value(MigrateOptions.Name), context.Value(MigrateOptions.ToProject));
        var destinationId = await MigrationSource.DestinationAsync(run, context, cancellationToken).ConfigureAwait(false);
        var source = await MigrationSource.FindAsync(run, Path, context, destinationId, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"There is no prompt '{name}'{(context.Value(MigrateOptions.FromProject) is { } from ? $" in the project '{from}'" : " in this workspace")}. Names are case-sensitive.");
        await MigrationSource.CheckFreeAsync(run, Path, source, cancellationToken).ConfigureAwait(false);
        var (id, renamed) = (source.Text("id")!, MigrationSource.Renamed(name));
        return
        [
            new("rename_source", $"Rename the source to '{renamed}'", new JsonObject { ["entity"] = "prompt", ["id"] = id, ["from"] = name, ["to"] = renamed }, cancel =>
                run.Server.SendAsync(HttpMethod.Put, $"{Path}/{id}", new JsonObject { ["name"] = renamed }.With(source, "description", "tags"), cancel)),
            new("create_destination", $"Create '{name}' in the project '{project}'", new JsonObject { ["entity"] = "prompt", ["name"] = name, ["project"] = project }, cancel =>
                // Without a template the server makes no version of its own.
                run.Server.SendAsync(HttpMethod.Post, Path, new JsonObject { ["name"] = name, ["project_name"] = project }.With(source, "description", "tags", "template_structure"), cancel)),
            new("replay_versions", "Copy all versions, oldest first, with their commits", new JsonObject { ["entity"] = "prompt", ["from_prompt"] = renamed, ["to_prompt"] = name, ["to_project"] = project }, cancel =>
                ReplayAsync(run, source, name, project, cancel)),
        ];
    }

    private static async Task ReplayAsync(MigrationRun run, JsonObject source, string name, string project, CancellationToken cancellationToken)
    {
        var versions = new List<JsonObject>();
        await foreach (var version in run.Server.ListAsync(new QueryString($"{Path}/{source.Text("id")}/versions"), cancellationToken).ConfigureAwait(false))
            versions.Add(version);
        versions.Reverse();
        foreach (var (number, version) in versions.Index())
        {
            var copy = new JsonObject().With(version, "template", "metadata", "type", "commit", "change_description", "tags", "environments");
            var body = new JsonObject { ["name"] = name, ["project_name"] = project, ["version"] = copy }.With(source, "template_structure");
            await run.Server.SendAsync(HttpMethod.Post, $"{Path}/versions", body, cancellationToken).ConfigureAwait(false);
            run.Audit.Record("replay_prompt_version", "ok", new JsonObject { ["source_version_id"] = version["id"].Copy(), ["source_commit"] = version["commit"].Copy() });
            run.Report.Progress("Versions", number + 1, versions.Count);
        }
    }
}
