using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Xunit;

namespace Opik.EndToEnd.Tests;

/// <summary>Assertions on JSON that explain every difference.</summary>
internal static class JsonAssert
{
    /// <summary>Fails with a list of differences unless both mean the same.</summary>
    public static void Same(string expected, JsonNode? actual)
    {
        var differences = JsonComparison.Compare(JsonNode.Parse(expected, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true }), actual);
        if (differences.Count > 0)
            Assert.Fail($"{string.Join('\n', differences)}\n--- actual\n{actual?.ToJsonString(new JsonSerializerOptions { WriteIndented = true })}");
    }
}
