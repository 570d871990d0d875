using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>prompts</c>: head and versions, oldest first.</summary>
internal sealed class PromptExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var prompt in expected.Select(item => item!.AsObject()))
        {
            var path = $"prompts[{prompt["name"]}]";
            if (await new ResourceLookup(reader, stored).FindAsync("prompts", prompt, cancellationToken) is not { } head)
            {
                report.Add(path, "is not listed");
                continue;
            }

            var versions = await reader.PagesAsync($"/v1/private/prompts/{head["id"]}/versions?", cancellationToken);
            foreach (var (member, value) in prompt)
                Check($"{path}.{member}", member, value, head, [.. versions.Reverse()]);
        }
    }

    private void Check(string path, string member, JsonNode? value, JsonObject head, IReadOnlyList<JsonObject> versions)
    {
        switch (member)
        {
            case "name" or "project":
                break;
            case "template_structure" or "description" or "version_count":
                Same(path, value, head[member]);
                break;
            case "tags":
                report.Require(EntityExpectation.Strings(value).ToHashSet().SetEquals(EntityExpectation.Strings(head["tags"])), path, $"expected {value!.ToJsonString()}, got {JsonComparison.Show(head["tags"])}");
                break;
            case "versions" when value is JsonValue:
                report.Require(versions.Count == value.GetValue<int>(), path, $"expected {value}, got {versions.Count}");
                break;
            case "versions":
                CheckVersions(path, value!.AsArray(), versions);
                break;
            case "template" or "type":
                Same(path, value, versions[^1][member]);
                break;
            default:
                report.Add(path, "the test does not know this member of the expected file");
                break;
        }
    }

    private void CheckVersions(string path, JsonArray expected, IReadOnlyList<JsonObject> versions)
    {
        report.Require(versions.Count == expected.Count, path, $"expected {expected.Count}, got {versions.Count}");
        foreach (var (version, found) in expected.Zip(versions))
        {
            foreach (var (member, value) in version!.AsObject())
                Same($"{path}[{found["version_number"]}].{member}", value, found[member]);
        }
    }

    private void Same(string path, JsonNode? expected, JsonNode? actual) =>
        report.Require(JsonComparison.Same(expected, actual), path, $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}");
}
