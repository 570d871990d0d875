using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Asks for JSON in words, where a model has no switch for it.</summary>
internal static class SchemaInstruction
{
    /// <summary>The words; null: no JSON is wanted.</summary>
    public static string? For(JsonObject? schema, bool wantsJson) =>
        schema is not null ? $"Answer with one JSON value and nothing else, no code fence. It follows this JSON schema:\n{schema.ToJsonString(ChatJson.Options)}"
        : wantsJson ? "Answer with one JSON object and nothing else, no code fence."
        : null;
}
