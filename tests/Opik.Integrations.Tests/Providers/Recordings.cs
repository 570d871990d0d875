using System.Text.Json.Nodes;
using Opik.Testing;

namespace Opik.Integrations.Tests.Providers;

/// <summary>What official programs sent, from the folder of recordings beside the repository; tests skip without it.</summary>
internal static class Recordings
{
    public static IEnumerable<JsonObject> Spans(string name)
    {
        var file = Path.Combine(RepositoryPaths.Recordings, name + ".jsonl");
        Assert.SkipUnless(File.Exists(file), $"There is no recording {file}.");
        return File.ReadLines(file)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Where(line => (string?)line["method"] == "POST" && ((string?)line["path"])!.StartsWith("/v1/private/spans/batch", StringComparison.Ordinal))
            .SelectMany(line => line["body"]!["spans"]!.AsArray().Select(span => span!.AsObject()));
    }
}
