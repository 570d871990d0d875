using System.Text.Json.Nodes;

namespace Opik.Conformance.Tests.Specification;

/// <summary>
/// The document of 2.1.24 merged with what the current client changed: operations join or replace by path and method,
/// schemas by name, when <c>x-change</c> is <c>new</c> or <c>changed</c>.
/// </summary>
internal sealed class WireDocument
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonObject _schemas;

    private WireDocument(JsonObject document)
    {
        _schemas = (JsonObject)document["components"]!["schemas"]!;
        Operations = [.. Read((JsonObject)document["paths"]!)];
    }

    /// <summary>Every operation of both documents.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Reads and merges; null when the folder does not hold the documents.</summary>
    public static WireDocument? TryLoad(string folder)
    {
        var older = Path.Combine(folder, "openapi.yaml");
        var newer = Path.Combine(folder, "openapi-current.yaml");
        if (!File.Exists(older) || !File.Exists(newer))
            return null;
        var document = YamlJson.Load(older);
        var current = YamlJson.Load(newer);
        var paths = (JsonObject)document["paths"]!;
        foreach (var operation in Read((JsonObject)current["paths"]!).Where(operation => IsChange(operation.Json)))
        {
            if (paths[operation.Path] is not JsonObject path)
                paths[operation.Path] = path = [];
            path[operation.Method.ToLowerInvariant()] = operation.Json.DeepClone();
        }

        var schemas = (JsonObject)document["components"]!["schemas"]!;
        foreach (var (name, schema) in (JsonObject)current["components"]!["schemas"]!)
        {
            if (IsChange((JsonObject)schema!))
                schemas[name] = schema!.DeepClone();
        }

        Corrections.Apply(document);
        return new WireDocument(document);
    }

    /// <summary>Follows references.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference)
            schema = Named(reference);
        return schema;
    }

    /// <summary>The schema that <c>#/components/schemas/Name</c> names.</summary>
    public JsonObject Named(string reference) => (JsonObject)_schemas[reference[(reference.LastIndexOf('/') + 1)..]]!;

    private static IEnumerable<Operation> Read(JsonObject paths) =>
        from path in paths
        from entry in (JsonObject)path.Value!
        where Methods.Contains(entry.Key)
        select new Operation(entry.Key.ToUpperInvariant(), path.Key, (JsonObject)entry.Value!);

    private static bool IsChange(JsonObject json) => json["x-change"]?.GetValue<string>() is "new" or "changed";
}
