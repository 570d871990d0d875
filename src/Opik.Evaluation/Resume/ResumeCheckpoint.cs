using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Errors;

namespace Opik.Evaluation.Resume;

/// <summary>
/// Which items an experiment runs on, where a sampler or the program chose them: <c>~/.opik/resume/{experiment}.json</c>, the
/// file of the Python client.
/// </summary>
internal sealed class ResumeCheckpoint(string? folder, Guid experimentId)
{
    private readonly string path = Path.Combine(
        folder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".opik", "resume"), $"{experimentId}.json");

    /// <summary>Writes the file whole or not at all.</summary>
    public async Task WriteAsync(IEnumerable<Guid> itemIds, CancellationToken cancellationToken)
    {
        var content = new JsonObject
        {
            ["schema_version"] = 1,
            ["experiment_id"] = experimentId.ToString(),
            ["resolved_dataset_item_ids"] = new JsonArray([.. itemIds.Select(id => (JsonNode)id.ToString())]),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(unfinished, content.ToJsonString(), cancellationToken).ConfigureAwait(false);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads the ids.</summary>
    /// <exception cref="LocalCheckpointMissingException">The file is not there, or is no such file.</exception>
    public async Task<IReadOnlyList<Guid>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
            return [.. content!["resolved_dataset_item_ids"]!.AsArray().Select(id => Guid.Parse(id!.GetValue<string>()))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new LocalCheckpointMissingException(
                $"The experiment {experimentId} ran on chosen items, and {path}, which says which, cannot be read ({unreadable.Message}). Resume it on the machine where it began, or evaluate again.");
        }
    }
}
