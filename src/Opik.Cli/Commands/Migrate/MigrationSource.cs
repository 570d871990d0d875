using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Migrate;

/// <summary>Finds what is moved and checks that it can be.</summary>
internal static class MigrationSource
{
    /// <summary>Name of the source afterwards.</summary>
    public static string Renamed(string name) => name + "_v1";

    /// <summary>Id of the destination, which must exist: a typo must not strand a migration in a new project.</summary>
    /// <exception cref="CommandException">There is none, or it is the source.</exception>
    public static async Task<string> DestinationAsync(MigrationRun run, CommandContext context, CancellationToken cancellationToken)
    {
        var name = context.Value(MigrateOptions.ToProject);
        if (context.Value(MigrateOptions.FromProject) == name)
            throw new CommandException($"Source and destination are the same project '{name}'. Choose another --to-project.");
        var project = await run.Server.FindProjectAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"There is no project '{name}' to move to. Create it first, or correct --to-project.");
        return project.Text("id")!;
    }

    /// <summary>The entity of the name; null: none.</summary>
    /// <param name="run">The migration.</param>
    /// <param name="path">For instance <c>v1/private/datasets</c>.</param>
    /// <param name="context">The command line.</param>
    /// <param name="destinationId">Entities there do not count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandException">Several projects have one of the name, or the project to look in is not there.</exception>
    public static async Task<JsonObject?> FindAsync(MigrationRun run, string path, CommandContext context, string destinationId, CancellationToken cancellationToken)
    {
        var (name, from) = (context.Value(MigrateOptions.Name), context.Value(MigrateOptions.FromProject));
        var projectId = from is null ? null : (await run.Server.GetProjectAsync(from, cancellationToken).ConfigureAwait(false)).Text("id");
        var found = await run.Server.FindByNameAsync(path, name, projectId, cancellationToken).ConfigureAwait(false);
        if (found.Count > 0 && found.TrueForAll(one => one.Text("project_id") == destinationId))
            throw new CommandException($"'{name}' is in the project '{context.Value(MigrateOptions.ToProject)}' already.");
        found.RemoveAll(one => one.Text("project_id") == destinationId);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new CommandException($"{found.Count} projects have a '{name}'. Say which with --from-project."),
        };
    }

    /// <summary>Refuses when another entity has the name that the source is to get.</summary>
    /// <exception cref="CommandException">One has.</exception>
    public static async Task CheckFreeAsync(MigrationRun run, string path, JsonObject source, CancellationToken cancellationToken)
    {
        var name = Renamed(source.Text("name")!);
        var taken = (await run.Server.FindByNameAsync(path, name, null, cancellationToken).ConfigureAwait(false)).Find(one => one.Text("id") != source.Text("id"));
        if (taken is null)
            return;
        var project = taken.Text("project_id") is { } id && await run.Server.FindAsync($"v1/private/projects/{id}", cancellationToken).ConfigureAwait(false) is { } found ? found.Text("name") : null;
        throw new CommandException($"The source cannot be renamed to '{name}': that name is used already in {(project is null ? "the workspace" : $"the project '{project}'")}. Rename or delete it and run the command again.");
    }
}
