using System.Text;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Import;

/// <summary>Imports prompts with all their versions, oldest first; their commits stay what they are.</summary>
internal static class PromptImport
{
    private const string Path = "v1/private/prompts";

    /// <summary>Imports those whose name matches.</summary>
    public static async Task RunAsync(ImportRun run, string? name, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Prompts");
        var files = ImportRun.Files(run.Folder.Prompts, "prompt");
        foreach (var file in files)
        {
            try
            {
                var data = JsonFiles.Read(file);
                var prompt = (data.Text("name") ?? (data["prompt"] as JsonObject)?.Text("name"))?.Trim();
                if (string.IsNullOrEmpty(prompt))
                    throw new InvalidDataException("It names no prompt.");
                if (!NameMatch.Matches(prompt, name))
                    continue;
                if (run.IsCompleted(file))
                {
                    counts.Skipped++;
                    continue;
                }

                if (!run.IsDry)
                {
                    await StoreAsync(run, prompt, data, cancellationToken).ConfigureAwait(false);
                    run.Manifest!.Complete([file]);
                }

                counts.Done++;
                run.Report.Progress("Prompts", counts.Done, files.Length);
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException or OpikApiException)
            {
                run.Fail(counts, file, failure);
            }
        }
    }

    private static async Task StoreAsync(ImportRun run, string name, JsonObject data, CancellationToken cancellationToken)
    {
        var versions = data.Objects("history").Reverse().ToList();
        if (versions.Count == 0 && data["current_version"] is JsonObject current)
            versions.Add(current);
        if (versions.Count == 0)
            throw new InvalidDataException("It holds no version.");
        var existing = (await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        var commits = new HashSet<string>(StringComparer.Ordinal);
        if (existing is not null)
        {
            await foreach (var version in run.Server.ListAsync(new QueryString($"{Path}/{existing.Text("id")}/versions"), cancellationToken).ConfigureAwait(false))
                commits.UnionWith(version.Text("commit") is { } commit ? [commit] : []);
        }

        foreach (var version in versions.Where(version => version.Text("commit") is not { } commit || commits.Add(commit)))
            await run.Server.SendAsync(HttpMethod.Post, $"{Path}/versions", Body(run, name, version), cancellationToken).ConfigureAwait(false);
        if (existing is null && (data["description"] is not null || data["prompt_tags"] is JsonArray { Count: > 0 }))
        {
            var created = (await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false))[0];
            var change = new JsonObject { ["name"] = name, ["tags"] = data["prompt_tags"].Copy() }.With(data, "description");
            await run.Server.SendAsync(HttpMethod.Put, $"{Path}/{created.Text("id")}", change, cancellationToken).ConfigureAwait(false);
        }
    }

    private static JsonObject Body(ImportRun run, string name, JsonObject version)
    {
        var template = version.Text("template") ?? version["prompt"] switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            // The messages of a chat prompt are text on the wire.
            { } messages => Encoding.UTF8.GetString(JsonFiles.Utf8(messages)),
            null => throw new InvalidDataException("A version has no template."),
        };
        var stored = new JsonObject { ["template"] = template, ["type"] = version.Text("type")?.ToLowerInvariant() ?? "mustache" }.With(version, "metadata", "commit", "change_description");
        if (version["tags"] is JsonArray { Count: > 0 } tags)
            stored["tags"] = tags.DeepClone();
        return new JsonObject { ["name"] = name, ["project_name"] = run.ProjectName, ["template_structure"] = version.Text("template_structure") ?? "text", ["version"] = stored };
    }
}
