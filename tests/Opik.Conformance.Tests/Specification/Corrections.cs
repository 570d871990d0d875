using System.Text.Json.Nodes;

namespace Opik.Conformance.Tests.Specification;

/// <summary>Mistakes of the published document, as what the original server really does shows them.</summary>
internal static class Corrections
{
    public static void Apply(JsonObject document)
    {
        // The body of another operation by a slip of its annotation; the original reads this one.
        document["paths"]!["/v1/private/attachment/delete"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"] = JsonNode.Parse("""
            {
              "type": "object",
              "required": ["file_names", "entity_type", "entity_id", "container_id"],
              "properties": {
                "file_names": { "type": "array", "items": { "type": "string" } },
                "entity_type": { "type": "string", "enum": ["trace", "span"] },
                "entity_id": { "type": "string", "format": "uuid" },
                "container_id": { "type": "string", "format": "uuid" }
              }
            }
            """);

        // A list by provider, which the generator of the document took for text.
        document["paths"]!["/v1/private/llm/models"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"] = JsonNode.Parse("""
            { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } } } }
            """);
    }
}
