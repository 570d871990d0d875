using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>prompts</c>: by name and project, with every version, oldest first. Some files only count the versions and show the newest.</summary>
internal sealed class PromptExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    private const string Root = "/v1/private/prompts";

    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        var prompts = await reader.PagesAsync(Root + "?", cancellationToken);
        foreach (var prompt in expected.Select(item => item!.AsObject()))
        {
            var path = $"prompts[{prompt["name"]}]";
            var found = prompts.SingleOrDefault(other => JsonComparison.Same(prompt["name"], other["name"]));
            if (found is null)
            {
                report.Add(path, "is not there");
                continue;
            }

            var versions = await reader.PagesAsync($"{Root}/{found["id"]}/versions?", cancellationToken);
            foreach (var (name, value) in prompt)
                Check($"{path}.{name}", name, value, found, [.. versions.Reverse()]);
        }
    }

    private void Check(string path, string name, JsonNode? expected, JsonObject prompt, IReadOnlyList<JsonObject> versions)
    {
        switch (name)
        {
            case "name":
                break;
            case "project":
                report.Require(JsonComparison.Same(expected, stored.ProjectOf(prompt)), path, $"expected {expected}, got {stored.ProjectOf(prompt)}");
                break;
            case "versions" when expected is JsonArray all:
                report.Require(all.Count == versions.Count, path, $"expected {all.Count}, got {versions.Count}");
                foreach (var (left, right, i) in all.Zip(versions, Enumerable.Range(0, versions.Count)))
                    Version($"{path}[{i}]", left!.AsObject(), right);
                break;
            case "versions":
                report.Require(JsonComparison.Same(expected, versions.Count), path, $"expected {expected}, got {versions.Count}");
                break;
            case "template" or "type":
                Same(path, expected, versions.Count == 0 ? null : versions[^1][name]);
                break;
            default:
                Same(path, expected, prompt[name]);
                break;
        }
    }

    private void Version(string path, JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected)
            Same($"{path}.{name}", value, actual[name]);
    }

    private void Same(string path, JsonNode? expected, JsonNode? actual) =>
        report.Require(JsonComparison.Same(expected, actual), path, $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}");
}
