using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>A member of a judge's answer.</summary>
/// <param name="Name">Name of the member.</param>
/// <param name="Type">Kind of its value.</param>
/// <param name="Description">What it says, for the model; ranges too: not every provider takes bounds in a schema.</param>
public sealed record JudgeField(string Name, JudgeFieldType Type, string Description)
{
    /// <summary>The texts that it may be; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Members of the objects of a list of objects.</summary>
    public IReadOnlyList<JudgeField> Fields { get; init; } = [];

    /// <summary>Why the judge scores as it does.</summary>
    internal static JudgeField Reason { get; } = new("reason", JudgeFieldType.Text, "why, in one to three sentences that name what in the data decides");

    internal JsonObject Schema()
    {
        var type = Type switch
        {
            JudgeFieldType.Number => "number",
            JudgeFieldType.Integer => "integer",
            JudgeFieldType.Boolean => "boolean",
            JudgeFieldType.Text => "string",
            _ => "array",
        };
        var schema = new JsonObject { ["type"] = IsNullable ? new JsonArray(type, "null") : type, ["description"] = Description };
        if (Choices.Count > 0)
            schema["enum"] = new JsonArray([.. Choices.Select(choice => (JsonNode)choice)]);
        if (Type == JudgeFieldType.Texts)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (Type == JudgeFieldType.Objects)
            schema["items"] = Object(Fields);
        return schema;
    }

    internal static JsonObject Object(IReadOnlyList<JudgeField> fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Schema()))),
        ["required"] = new JsonArray([.. fields.Select(field => (JsonNode)field.Name)]),
        ["additionalProperties"] = false,
    };

    // - "score" (a number): …
    internal string Line(string indent)
    {
        var kind = Type switch
        {
            JudgeFieldType.Number => "a number",
            JudgeFieldType.Integer => "a whole number",
            JudgeFieldType.Boolean => "true or false",
            JudgeFieldType.Text => Choices.Count > 0 ? string.Join(" or ", Choices.Select(choice => $"\"{choice}\"")) : "a text",
            JudgeFieldType.Texts => "a list of texts",
            _ => "a list of objects",
        };
        return $"{indent}- \"{Name}\" ({kind}{(IsNullable ? ", or null" : string.Empty)}): {Description}{string.Concat(Fields.Select(field => "\n" + field.Line(indent + "  ")))}";
    }
}
