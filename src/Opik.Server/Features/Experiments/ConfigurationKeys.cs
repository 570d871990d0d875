using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Features.Experiments;

/// <summary>Paths of the values in configurations (<c>metadata.model</c>, <c>metadata.retrieval.top_k</c>), as columns of a file.</summary>
internal sealed class ConfigurationKeys
{
    private const int MostPaths = 500;
    private const int Deepest = 6;

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>In their order, at most 500.</summary>
    public IEnumerable<string> Paths => _paths;

    /// <summary>Adds those of one configuration. What clients keep there for themselves (<c>_opik…</c>) is left out.</summary>
    public void Add(JsonText? metadata)
    {
        if (metadata is not { IsEmpty: false } json || _paths.Count >= MostPaths)
            return;
        using var document = JsonDocument.Parse(json.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            Walk(document.RootElement, "metadata", 1);
    }

    private void Walk(JsonElement value, string path, int depth)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.StartsWith("_opik", StringComparison.Ordinal) || Step(member.Name) is not { } step)
                continue;
            if (member.Value.ValueKind == JsonValueKind.Object && depth < Deepest)
                Walk(member.Value, path + step, depth + 1);
            else if (_paths.Count < MostPaths)
                _paths.Add(path + step);
        }
    }

    // A name with brackets or points would be read as another path, so it is quoted: metadata['retrieval.top_k']. Null: no path names it.
    private static string? Step(string name)
    {
        if (!string.IsNullOrWhiteSpace(name) && name != "*" && name.AsSpan().IndexOfAny('.', '[', ']') < 0 && name.Trim() == name)
            return "." + name;
        return !name.Contains("']", StringComparison.Ordinal) ? $"['{name}']" : !name.Contains("\"]", StringComparison.Ordinal) ? $"[\"{name}\"]" : null;
    }
}
