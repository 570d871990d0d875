using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Opik.Server.Tests.OpenApi;

/// <summary>Operations of the document, found by the path of a request.</summary>
internal sealed class OperationIndex(JsonObject document)
{
    private readonly IReadOnlyList<DocumentedOperation> _operations =
    [
        .. from path in (JsonObject)document["paths"]!
            from entry in (JsonObject)path.Value!
            select new DocumentedOperation(entry.Key.ToUpperInvariant(), path.Key, (JsonObject)entry.Value!),
    ];

    private readonly ConcurrentDictionary<(string, string), DocumentedOperation?> _found = new();

    /// <summary>The schemas of the document.</summary>
    public DocumentSchemas Schemas { get; } = new(document);

    /// <summary>The operation that serves a path, with or without <c>/api</c>; null: none.</summary>
    public DocumentedOperation? Find(string method, string path)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed.StartsWith("/api/", StringComparison.Ordinal))
            trimmed = trimmed[4..];
        return _found.GetOrAdd((method, trimmed), key => Search(key.Item1, key.Item2.Split('/')));
    }

    // As routing does: a word beats a parameter, from the left.
    private DocumentedOperation? Search(string method, string[] parts) =>
        _operations.Where(operation => operation.Method == method && operation.Fits(parts)).MaxBy(static operation => operation.Precedence, StringComparer.Ordinal);
}

/// <summary>One operation.</summary>
internal sealed record DocumentedOperation(string Method, string Path, JsonObject Json)
{
    private readonly string[] _parts = Path.Split('/');

    /// <summary>Greater for more exact paths.</summary>
    public string Precedence { get; } = string.Concat(Path.Split('/').Select(static part => part.StartsWith('{') ? '0' : '1'));

    /// <summary>Names of query parameters.</summary>
    public IReadOnlySet<string> Parameters { get; } =
        (Json["parameters"] as JsonArray ?? []).Where(static parameter => parameter!["in"]!.GetValue<string>() == "query").Select(static parameter => parameter!["name"]!.GetValue<string>()).ToHashSet();

    /// <summary>Schema of the JSON that it takes; null: it takes none.</summary>
    public JsonObject? Body => Json["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject;

    /// <summary>The answer of a status; null: there is none.</summary>
    public JsonObject? Answer(int status) => Json["responses"]![status.ToString(CultureInfo.InvariantCulture)] as JsonObject;

    /// <summary>Whether it serves the path.</summary>
    public bool Fits(string[] parts) => parts.Length == _parts.Length && parts.Zip(_parts).All(static pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
}
