using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>optimizations</c>: each as the server answers it by id.</summary>
internal sealed class OptimizationExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var optimization in expected.Select(item => item!.AsObject()))
        {
            var path = $"optimizations[{optimization["id"]}]";
            var found = await reader.GetAsync($"/v1/private/optimizations/{optimization["id"]}", cancellationToken);
            foreach (var (member, value) in optimization)
            {
                switch (member)
                {
                    case "metadata_keys":
                        foreach (var key in EntityExpectation.Strings(value))
                            report.Require(found["metadata"] is JsonObject metadata && metadata.ContainsKey(key), $"{path}.metadata", $"has no {key}: {JsonComparison.Show(found["metadata"])}");
                        break;
                    case "project_name":
                        report.Require(stored.ProjectOf(found) == (string?)value, $"{path}.project_name", $"expected {value}, got {stored.ProjectOf(found)}");
                        break;
                    default:
                        report.Require(JsonComparison.Same(value, found[member]), $"{path}.{member}", $"expected {JsonComparison.Show(value)}, got {JsonComparison.Show(found[member])}");
                        break;
                }
            }
        }
    }
}
