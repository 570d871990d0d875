using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Requests.Resources;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>Requests of one operation in one world.</summary>
internal sealed class RequestFactory(WireDocument document, Operation operation, World world)
{
    private readonly Dictionary<string, JsonNode?> _known = KnownValues.For(operation, world);

    /// <summary>A body of the schema; null when the operation has none.</summary>
    public JsonObject? Body(bool onlyRequired)
    {
        if (operation.BodySchema is not { } schema || document.Resolve(schema)["format"] is not null || IsRaw || ResourceSample.Of(operation.Path)?.Raw(operation, world) is not null)
            return null;
        var body = new SampleBuilder(document, _known).BuildObject(schema, onlyRequired);
        BodyRules.Apply(operation, body, world);
        ResourceSample.Of(operation.Path)?.Adjust(operation, body, world);
        return body;
    }

    /// <summary>A complete request.</summary>
    /// <param name="body">JSON body; null: none.</param>
    /// <param name="pathId">Replaces the last id in the path.</param>
    /// <param name="withoutParameter">Query parameter that is left out.</param>
    /// <param name="parameter">Query parameter that gets another value.</param>
    public HttpRequestMessage Create(JsonObject? body, string? pathId = null, string? withoutParameter = null, (string Name, string Value)? parameter = null)
    {
        var query = Query(withoutParameter ?? parameter?.Name);
        if (parameter is { } changed)
            query += $"{(query.Length == 0 ? '?' : '&')}{changed.Name}={Uri.EscapeDataString(changed.Value)}";
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), Path(pathId) + query);
        if (ResourceSample.Of(operation.Path)?.Raw(operation, world) is { } content)
        {
            request.Content = content;
        }
        else if (IsRaw)
        {
            // An upload is any bytes; an OTLP export without spans is the empty message.
            request.Content = new ByteArrayContent(operation.Path.EndsWith("/upload", StringComparison.Ordinal) ? "text"u8.ToArray() : []);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(operation.Path.Contains("/otel/", StringComparison.Ordinal) ? "application/x-protobuf" : "application/octet-stream");
        }
        else if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return request;
    }

    /// <summary>Required query parameters.</summary>
    public IEnumerable<string> RequiredParameters =>
        operation.Parameters.Where(parameter => In(parameter) == "query" && IsRequired(parameter)).Select(NameOf);

    /// <summary>Every query parameter.</summary>
    public IEnumerable<string> Parameters => operation.Parameters.Where(parameter => In(parameter) == "query").Select(NameOf);

    /// <summary>True when the path names an entity.</summary>
    public bool HasPathId => operation.Path.Contains('{', StringComparison.Ordinal);

    private bool IsRaw => operation.Path.EndsWith("/attachment/upload", StringComparison.Ordinal) || operation.Path.Contains("/otel/", StringComparison.Ordinal);

    // With pathId, the last parameter takes it: /traces/{traceId}/comments/{commentId} asks for another comment.
    private string Path(string? pathId)
    {
        var parts = operation.Path.Split('/');
        var last = Array.FindLastIndex(parts, part => part.StartsWith('{'));
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].StartsWith('{'))
                parts[i] = i == last && pathId is not null ? pathId : KnownValues.InPath(operation, parts[i].Trim('{', '}'), world);
        }

        return string.Join('/', parts)[1..];
    }

    private string Query(string? without)
    {
        var pairs = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => In(parameter) == "query" && NameOf(parameter) != without))
        {
            var name = NameOf(parameter);
            if (_known.GetValueOrDefault(name) is { } value && (IsRequired(parameter) || name == "project_id"))
                pairs.Add($"{name}={Uri.EscapeDataString(value is JsonValue text ? text.ToString() : value.ToJsonString())}");
            else if (IsRequired(parameter))
                pairs.Add($"{name}={Guid.CreateVersion7()}");
        }

        return pairs.Count == 0 ? string.Empty : "?" + string.Join('&', pairs);
    }

    private static string NameOf(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    private static string In(JsonObject parameter) => parameter["in"]!.GetValue<string>();

    private static bool IsRequired(JsonObject parameter) => parameter["required"]?.GetValue<bool>() == true;
}
