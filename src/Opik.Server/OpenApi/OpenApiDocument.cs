using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;

namespace Opik.Server.OpenApi;

/// <summary>The OpenAPI 3.1 document of the routes that the server has. See docs/adr/0024.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The document, in an order that does not depend on that of the features.</summary>
    public static JsonObject Of(EndpointDataSource source)
    {
        var schemas = new SchemaSet(WireJson.Options);
        var paths = new JsonObject();
        foreach (var route in DescribedRoute.All(source))
        {
            if (paths[route.Path] is not JsonObject path)
                paths[route.Path] = path = [];
            path[route.Method.ToLowerInvariant()] = Operation(route, schemas);
        }

        var error = new JsonObject
        {
            ["description"] = "An error.",
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(typeof(ErrorAnswer), SchemaRole.Answer) } },
        };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Opik server",
                ["version"] = ServerVersion.Product,
                ["description"] = "Every path is served under /api too. Members that may be absent are left out of answers rather than null; members that nobody knows are ignored in bodies.",
            },
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["key"] = new JsonArray(), ["workspace"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["description"] = "The key as it is, or as a bearer token. An open server looks at none." },
                    ["workspace"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Comet-Workspace", ["description"] = "Name of the workspace; absent: the default one." },
                },
                ["responses"] = new JsonObject { ["Error"] = error },
                ["schemas"] = schemas.ToJson(),
            },
        };
    }

    /// <summary>As it is served and committed.</summary>
    public static byte[] Write(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString(Indented) + "\n");

    private static JsonObject Operation(DescribedRoute route, SchemaSet schemas)
    {
        var operation = new JsonObject { ["operationId"] = route.OperationId, ["tags"] = new JsonArray(route.Tag) };
        if (route.Summary is { } summary)
            operation["summary"] = summary;
        var parameters = new JsonArray([.. PathParameters(route.Path), .. route.Parameters.Select(static parameter => parameter.ToJson())]);
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        if (route.Body is { MediaType: { } mediaType } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = body.IsRequired,
                ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = body.Type is { } type ? schemas.Of(type, SchemaRole.Body) : new JsonObject { ["type"] = "string", ["format"] = "binary" } } },
            };
        }

        operation["responses"] = Responses(route, schemas);
        return operation;
    }

    private static JsonObject Responses(DescribedRoute route, SchemaSet schemas)
    {
        var responses = new JsonObject();
        foreach (var answer in route.Answers)
        {
            var key = answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (responses[key] is not JsonObject response)
            {
                responses[key] = response = new JsonObject { ["description"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(answer.Status) };
                if (answer.HasLocation)
                    response["headers"] = new JsonObject { ["Location"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
            }

            if (answer.MediaType is not { } mediaType)
                continue;
            if (response["content"] is not JsonObject content)
                response["content"] = content = [];
            content[mediaType] = answer.Type is { } type ? new JsonObject { ["schema"] = schemas.Of(type, SchemaRole.Answer, answer.IsNullable) } : new JsonObject();
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Error" };
        return responses;
    }

    private static IEnumerable<JsonObject> PathParameters(string path) =>
        from part in path.Split('/')
        where part.StartsWith('{')
        let name = part[1..^1]
        select new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = name == "id" || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal)
                ? new JsonObject { ["type"] = "string", ["format"] = "uuid" }
                : new JsonObject { ["type"] = "string" },
        };
}
