using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Export;

/// <summary>Prompts with all their versions, newest first, to <c>prompts/prompt_{id of the newest version}.json</c>.</summary>
internal static class PromptExport
{
    private const string Path = "v1/private/prompts";

    /// <summary>All of the project.</summary>
    public static async Task RunAsync(ExportRun run, CancellationToken cancellationToken)
    {
        var prompts = new List<JsonObject>();
        await foreach (var prompt in run.Server.ListAsync(new QueryString(Path).Add("project_id", run.ProjectId), cancellationToken).ConfigureAwait(false))
            prompts.Add(prompt);
        foreach (var prompt in run.MaxResults is { } most ? prompts.Take(most) : prompts)
            await WriteAsync(run, prompt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one of a name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task RunAsync(ExportRun run, string name, CancellationToken cancellationToken)
    {
        var found = await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            throw new CommandException($"There is no prompt '{name}' in the project '{run.ProjectName}'. Names are case-sensitive and must be complete.");
        foreach (var prompt in found)
            await WriteAsync(run, prompt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes one; a failure is counted.</summary>
    public static async Task WriteAsync(ExportRun run, JsonObject prompt, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Prompts");
        var (id, name) = (prompt.Text("id")!, prompt.Text("name")!);
        try
        {
            var versions = new List<JsonObject>();
            await foreach (var version in run.Server.ListAsync(new QueryString($"{Path}/{id}/versions"), cancellationToken).ConfigureAwait(false))
                versions.Add(version);
            if (versions.Count == 0)
                throw new OpikException("It has no version.");
            // The official tool names file and prompt by the newest version.
            var newest = versions[0].Text("id")!;
            var path = run.File(run.Folder.Prompts, "prompt", newest);
            if (!run.Force && File.Exists(path))
            {
                counts.Skipped++;
                return;
            }

            var data = new JsonObject { ["id"] = newest, ["name"] = name, ["current_version"] = Version(versions[0]), ["history"] = new JsonArray([.. versions.Select(Version)]), ["downloaded_at"] = run.Now }
                .With(prompt, "description");
            // Tags of the prompt; those of a version are in it.
            if (prompt["tags"] is { } tags)
                data["prompt_tags"] = tags.DeepClone();
            if (run.Format == "csv")
                CsvTable.Write(path, [TransferRows.OfOne(data, "prompt")]);
            else
                JsonFiles.Write(path, data);
            counts.Done++;
        }
        catch (Exception failure) when (failure is OpikException or IOException or UnauthorizedAccessException)
        {
            run.Report.Fail(counts, $"Prompt '{name}'", failure);
        }
    }

    private static JsonObject Version(JsonObject version)
    {
        var structure = version.Text("template_structure") ?? "text";
        var written = new JsonObject
        {
            ["prompt"] = structure == "chat" ? Messages(version.Text("template")) : version["template"].Copy(),
            ["metadata"] = version["metadata"].Copy(),
            ["type"] = version.Text("type")?.ToUpperInvariant() ?? "MUSTACHE",
            ["commit"] = version["commit"].Copy(),
            ["template_structure"] = structure,
            ["tags"] = version["tags"].Copy() ?? new JsonArray(),
        }.With(version, "change_description");
        // The messages as they are stored, down to the spaces.
        return structure == "chat" ? written.With(version, "template") : written;
    }

    // On the wire the messages of a chat prompt are text.
    private static JsonNode? Messages(string? template)
    {
        try
        {
            return template is null ? null : JsonNode.Parse(template);
        }
        catch (JsonException)
        {
            return template;
        }
    }
}
