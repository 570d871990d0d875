using System.Text.Json.Nodes;

namespace Opik.Server.OpenApi;

/// <summary>A query parameter of an operation; made by <see cref="Query"/>.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Type">Type of the wire: <c>string</c>, <c>integer</c>, <c>boolean</c>.</param>
/// <param name="Format"><c>uuid</c>, <c>date-time</c>, or null.</param>
/// <param name="Description">What it does, where the name does not say it.</param>
/// <param name="Values">The only values there are; null: any.</param>
/// <param name="IsRequired">Refused without it.</param>
internal sealed record QueryParameter(string Name, string Type, string? Format, string? Description, IReadOnlyList<string>? Values = null, bool IsRequired = false)
{
    /// <summary>The same, but refused without it.</summary>
    public QueryParameter Required => this with { IsRequired = true };

    /// <summary>The parameter object of the document.</summary>
    public JsonObject ToJson()
    {
        var schema = new JsonObject { ["type"] = Type };
        if (Format is not null)
            schema["format"] = Format;
        if (Values is not null)
            schema["enum"] = new JsonArray([.. Values.Select(static value => JsonValue.Create(value))]);
        var parameter = new JsonObject { ["name"] = Name, ["in"] = "query" };
        if (IsRequired)
            parameter["required"] = true;
        if (Description is not null)
            parameter["description"] = Description;
        parameter["schema"] = schema;
        return parameter;
    }
}
